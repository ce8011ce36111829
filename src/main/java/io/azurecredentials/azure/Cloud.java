package io.azurecredentials.azure;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of Microsoft's clouds. Nothing leads from one into another: hosts and token audiences differ,
 * and a tenant belongs to one of them.
 *
 * @see <a href="https://learn.microsoft.com/graph/deployments">National cloud deployments</a>
 * @see <a
 *     href="https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure#guidance-for-developers">
 *     Endpoints of Azure Government</a>
 * @see <a href="https://learn.microsoft.com/azure/china/resources-developer-guide">Endpoints of
 *     Azure in China</a>
 */
public enum Cloud {
    /** The global one. */
    PUBLIC(
            "AzurePublicCloud",
            "https://login.microsoftonline.com",
            "https://sts.windows.net",
            "https://graph.microsoft.com",
            "https://management.azure.com",
            "https://management.azure.com"),

    /** For the United States government, levels L4 and below. */
    US_GOVERNMENT(
            "AzureUSGovernmentCloud",
            "https://login.microsoftonline.us",
            "https://sts.windows.net",
            "https://graph.microsoft.us",
            "https://management.usgovcloudapi.net",
            "https://management.core.usgovcloudapi.net"),

    /**
     * Operated by 21Vianet. Its older authority {@code login.chinacloudapi.cn} answers too, but
     * Microsoft's library asks this one whichever of the two it is given.
     */
    CHINA(
            "AzureChinaCloud",
            "https://login.partner.microsoftonline.cn",
            "https://sts.chinacloudapi.cn",
            "https://microsoftgraph.chinacloudapi.cn",
            "https://management.chinacloudapi.cn",
            "https://management.core.chinacloudapi.cn");

    private final String text;
    private final String entra;
    private final String issuerV1;
    private final String graph;
    private final String arm;
    private final String armAudience;

    Cloud(
            String text,
            String entra,
            String issuerV1,
            String graph,
            String arm,
            String armAudience) {
        this.text = text;
        this.entra = entra;
        this.issuerV1 = issuerV1;
        this.graph = graph;
        this.arm = arm;
        this.armAudience = armAudience;
    }

    /** The cloud of that name, such as {@code AzureChinaCloud}, if it is open. */
    public static Optional<Cloud> named(String name) {
        return Stream.of(values()).filter(it -> it.text.equals(name)).findFirst();
    }

    /** The name that Vault and Azure's older tools know it by. */
    @Override
    public String toString() {
        return text;
    }

    /** Where tokens come from, without a slash at the end. */
    public String authority() {
        return entra;
    }

    /**
     * What v1 access tokens of a tenant name as their issuer. The government's is that of everybody
     * else; which keys sign them is not.
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens">Access
     *     tokens</a>
     */
    public String issuerV1(String tenantID) {
        return issuerV1 + "/" + tenantID.toLowerCase(Locale.ROOT) + "/";
    }

    /** What v2 access tokens of a tenant name as their issuer. */
    public String issuerV2(String tenantID) {
        return entra + "/" + tenantID.toLowerCase(Locale.ROOT) + "/v2.0";
    }

    /** Where Microsoft Graph is, without a slash at the end. */
    String graph() {
        return graph;
    }

    /** Where Azure Resource Manager is, without a slash at the end. */
    public String arm() {
        return arm;
    }

    /**
     * What a token for a service is for.
     *
     * @throws IllegalArgumentException for those that only give tokens
     */
    String audience(Service service) {
        return switch (service) {
            case GRAPH -> graph;
            case ARM -> armAudience;
            case ENTRA, METADATA ->
                    throw new IllegalArgumentException("no token is for " + service);
        };
    }

    /** What is asked for to get one. */
    String scope(Service service) {
        return audience(service) + "/.default";
    }
}
