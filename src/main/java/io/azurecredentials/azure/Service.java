package io.azurecredentials.azure;

/** One of the three services of Azure that are asked. */
enum Service {
    ENTRA("Microsoft Entra", "https://login.microsoftonline.com"),
    GRAPH("Microsoft Graph", "https://graph.microsoft.com"),
    ARM("Azure Resource Manager", "https://management.azure.com");

    private final String title;
    private final String endpoint;

    Service(String title, String endpoint) {
        this.title = title;
        this.endpoint = endpoint;
    }

    /** Its base address, without a slash at the end. */
    String endpoint() {
        return endpoint;
    }

    /** The scope of a token for it. */
    String tokenScope() {
        return endpoint + "/.default";
    }

    /** Its name as Microsoft writes it. */
    @Override
    public String toString() {
        return title;
    }
}
