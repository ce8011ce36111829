package io.azurecredentials.azure;

/** One of the services of Azure that are asked; where they are is their cloud's to say. */
enum Service {
    ENTRA("Microsoft Entra"),
    GRAPH("Microsoft Graph"),
    ARM("Azure Resource Manager"),
    METADATA("Azure Instance Metadata Service");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    /** Its name as Microsoft writes it. */
    @Override
    public String toString() {
        return title;
    }
}
