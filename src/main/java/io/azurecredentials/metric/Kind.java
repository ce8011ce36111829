package io.azurecredentials.metric;

/** Of what kind an object is. */
enum Kind {
    CONFIG("AzureConfig"),
    ROLE("AzureRole"),
    CREDENTIAL("AzureCredential");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** The word as it stands in a label, and in a manifest. */
    @Override
    public String toString() {
        return text;
    }
}
