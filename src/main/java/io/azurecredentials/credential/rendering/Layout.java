package io.azurecredentials.credential.rendering;

import io.azurecredentials.base.Sensitive;
import java.util.Map;

/** A set of keys that some kind of consumer reads. */
public enum Layout {
    /** Vault's field names (path {@code azure/creds/:role}). */
    VAULT("client_id", "client_secret", "tenant_id", "subscription_id"),
    /** The variables that Azure SDKs read, for {@code envFrom}. */
    ENVIRONMENT(
            "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_TENANT_ID", "AZURE_SUBSCRIPTION_ID");

    private final String clientID;
    private final String clientSecret;
    private final String tenantID;
    private final String subscriptionID;

    Layout(String clientID, String clientSecret, String tenantID, String subscriptionID) {
        this.clientID = clientID;
        this.clientSecret = clientSecret;
        this.tenantID = tenantID;
        this.subscriptionID = subscriptionID;
    }

    /** The Secret's entries for one credential. */
    public Map<String, Sensitive> render(Values values) {
        return Map.of(
                clientID, Sensitive.of(values.clientID()),
                clientSecret, values.clientSecret(),
                tenantID, Sensitive.of(values.tenantID()),
                subscriptionID, Sensitive.of(values.subscriptionID()));
    }

    /** What a credential consists of. */
    public record Values(
            String clientID, Sensitive clientSecret, String tenantID, String subscriptionID) {}
}
