package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One of Microsoft's clouds, by the name that Vault and Azure's older tools know it by.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure">Azure
 *     Government</a>
 */
public enum Environment {
    /** The global one. */
    @JsonProperty("AzurePublicCloud")
    AZURE_PUBLIC_CLOUD("AzurePublicCloud"),
    /** For the United States government. */
    @JsonProperty("AzureUSGovernmentCloud")
    AZURE_US_GOVERNMENT_CLOUD("AzureUSGovernmentCloud"),
    /** Operated by 21Vianet. */
    @JsonProperty("AzureChinaCloud")
    AZURE_CHINA_CLOUD("AzureChinaCloud"),
    /** Closed by Microsoft on 2021-10-29. */
    @JsonProperty("AzureGermanCloud")
    AZURE_GERMAN_CLOUD("AzureGermanCloud");

    private final String text;

    Environment(String text) {
        this.text = text;
    }

    /** As it is written in a spec. */
    @Override
    public String toString() {
        return text;
    }
}
