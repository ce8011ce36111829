package io.azurecredentials.emulator.world;

import java.util.List;

/**
 * One of Microsoft's clouds: the hosts of its services and what its tokens say. National clouds'
 * hosts are from Microsoft's "National cloud deployments" page.
 *
 * @param loginHosts the first is the one that documents name
 * @param graphAudience the resource that Graph tokens are for
 * @param armAudiences resources that ARM takes tokens for, without trailing slash
 * @param issuerBase what the issuer of v1 tokens begins with
 */
public record Cloud(
        List<String> loginHosts,
        String graphHost,
        String armHost,
        String graphAudience,
        List<String> armAudiences,
        String issuerBase) {

    public static final Cloud PUBLIC =
            new Cloud(
                    List.of(
                            "login.microsoftonline.com",
                            "login.windows.net",
                            "login.microsoft.com",
                            "sts.windows.net"),
                    "graph.microsoft.com",
                    "management.azure.com",
                    "https://graph.microsoft.com",
                    List.of("https://management.core.windows.net", "https://management.azure.com"),
                    "https://sts.windows.net/");

    public static final Cloud US_GOVERNMENT =
            new Cloud(
                    List.of("login.microsoftonline.us", "login.usgovcloudapi.net"),
                    "graph.microsoft.us",
                    "management.usgovcloudapi.net",
                    "https://graph.microsoft.us",
                    List.of(
                            "https://management.core.usgovcloudapi.net",
                            "https://management.usgovcloudapi.net"),
                    "https://sts.windows.net/");

    public static final Cloud CHINA =
            new Cloud(
                    List.of("login.partner.microsoftonline.cn", "login.chinacloudapi.cn"),
                    "microsoftgraph.chinacloudapi.cn",
                    "management.chinacloudapi.cn",
                    "https://microsoftgraph.chinacloudapi.cn",
                    List.of(
                            "https://management.core.chinacloudapi.cn",
                            "https://management.chinacloudapi.cn"),
                    "https://sts.chinacloudapi.cn/");

    /** All of them; a tenant is in one. */
    public static List<Cloud> all() {
        return List.of(PUBLIC, US_GOVERNMENT, CHINA);
    }

    public String loginHost() {
        return loginHosts.getFirst();
    }

    /** The issuer of v1 tokens of a tenant. */
    public String issuer(String tenantID) {
        return issuerBase + tenantID + "/";
    }

    /** The issuer of v2 tokens of a tenant. */
    public String issuerV2(String tenantID) {
        return "https://" + loginHost() + "/" + tenantID + "/v2.0";
    }
}
