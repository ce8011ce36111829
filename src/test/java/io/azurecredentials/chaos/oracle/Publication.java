package io.azurecredentials.chaos.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A credential as a Secret of ours holds it.
 *
 * @param secret namespace and name of the Secret
 * @param ownerUID UID of the AzureCredential
 * @param keyID what Entra calls the password, as noted on the Secret; empty if nothing is noted
 */
record Publication(
        String secret,
        String ownerUID,
        String tenantID,
        String clientID,
        String password,
        String keyID) {

    /** A password that starts with this was written by a vandal. */
    static final String BY_HAND = "by-hand";

    private static final String KIND = HasMetadata.getKind(AzureCredential.class);

    /** What a Secret publishes, if it belongs to an AzureCredential and holds what it should. */
    static Optional<Publication> of(Secret secret) {
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        Map<String, String> notes =
                Optional.ofNullable(secret.getMetadata().getAnnotations()).orElse(Map.of());
        String password = text(data, "client_secret", "AZURE_CLIENT_SECRET");
        return secret.getMetadata().getOwnerReferences().stream()
                .filter(it -> it.getKind().equals(KIND))
                .map(OwnerReference::getUid)
                .findFirst()
                .filter(_ -> !password.isEmpty() && !password.startsWith(BY_HAND))
                .map(
                        owner ->
                                new Publication(
                                        key(secret),
                                        owner,
                                        text(data, "tenant_id", "AZURE_TENANT_ID"),
                                        text(data, "client_id", "AZURE_CLIENT_ID"),
                                        password,
                                        notes.getOrDefault("azurecredentials.io/key-id", "")));
    }

    static String key(HasMetadata object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }

    boolean isSameCredential(Publication other) {
        return clientID.equals(other.clientID) && password.equals(other.password);
    }

    /** In the form of a mounted Secret. */
    Map<String, String> asData() {
        return Map.of("tenant_id", tenantID, "client_id", clientID, "client_secret", password);
    }

    @Override
    public String toString() {
        return "password " + keyID + " of application " + clientID + " in Secret " + secret;
    }

    private static String text(Map<String, String> data, String vault, String environment) {
        String encoded = data.getOrDefault(vault, data.getOrDefault(environment, ""));
        return new String(Base64.getDecoder().decode(encoded), UTF_8);
    }
}
