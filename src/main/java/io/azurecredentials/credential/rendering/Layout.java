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

    private final String clientIDKey;
    private final String clientSecretKey;
    private final String tenantIDKey;
    private final String subscriptionIDKey;

    Layout(
            String clientIDKey,
            String clientSecretKey,
            String tenantIDKey,
            String subscriptionIDKey) {
        this.clientIDKey = clientIDKey;
        this.clientSecretKey = clientSecretKey;
        this.tenantIDKey = tenantIDKey;
        this.subscriptionIDKey = subscriptionIDKey;
    }

    /** The Secret's entries for one credential. */
    public Map<String, Sensitive> render(Values values) {
        return Map.of(
                clientIDKey, Sensitive.of(values.clientID()),
                clientSecretKey, values.clientSecret(),
                tenantIDKey, Sensitive.of(values.tenantID()),
                subscriptionIDKey, Sensitive.of(values.subscriptionID()));
    }

    /** What a credential consists of. */
    public record Values(
            String clientID, Sensitive clientSecret, String tenantID, String subscriptionID) {}
}
