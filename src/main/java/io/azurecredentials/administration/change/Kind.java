package io.azurecredentials.administration.change;

/** The kinds that are administered. */
public enum Kind {
    AZURE_CONFIG("AzureConfig", "azureconfigs"),
    AZURE_ROLE("AzureRole", "azureroles");

    private final String text;
    private final String plural;

    Kind(String text, String plural) {
        this.text = text;
        this.plural = plural;
    }

    /** As a path of the API server has it. */
    public String plural() {
        return plural;
    }

    /** As an object says it. */
    @Override
    public String toString() {
        return text;
    }
}
