package io.azurecredentials.administration.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object as it was read.
 *
 * @param uid of it
 * @param version the {@code resourceVersion}
 * @param going whether it is being deleted
 * @param annotations its own
 * @param spec what is wanted
 * @param status what the operator found
 * @param owners who wrote which of its fields
 */
public record Item(
        Place place,
        String uid,
        String version,
        boolean going,
        Map<String, String> annotations,
        Spec spec,
        Spec status,
        List<Owner> owners) {
    /** The name that it has in Vault, if Kubernetes takes no such name. */
    public static final String VAULT_NAME = "azurecredentials.io/vault-name";

    public Item {
        annotations = Map.copyOf(annotations);
        owners = List.copyOf(owners);
    }

    /** What Vault calls it. */
    public String vaultName() {
        return Optional.ofNullable(annotations.get(VAULT_NAME)).orElse(place.name());
    }
}
