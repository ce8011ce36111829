package io.azurecredentials.azure;

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
            "https://graph.microsoft.com",
            "https://management.azure.com",
            "https://management.azure.com"),

    /** For the United States government, levels L4 and below. */
    US_GOVERNMENT(
            "AzureUSGovernmentCloud",
            "https://login.microsoftonline.us",
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
            "https://microsoftgraph.chinacloudapi.cn",
            "https://management.chinacloudapi.cn",
            "https://management.core.chinacloudapi.cn");

    private final String text;
    private final String entra;
    private final String graph;
    private final String arm;
    private final String armAudience;

    Cloud(String text, String entra, String graph, String arm, String armAudience) {
        this.text = text;
        this.entra = entra;
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
