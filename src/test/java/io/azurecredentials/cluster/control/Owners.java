package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.ResourceType;
import java.util.Optional;

/**
 * Finds what owner references mean. A reference counts as lost unless uid, kind and name are those
 * of one object, in the dependent's namespace or in none.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/">Owners
 *     and dependents</a>
 */
record Owners(Catalogue catalogue, OwnerIndex index) {

    /** Whether the reference leads nowhere and its dependent may go for that. */
    boolean lost(JsonNode reference, Located dependent) {
        return find(reference, dependent).isEmpty() && !unresolvable(reference, dependent);
    }

    Optional<Located> find(JsonNode reference, Located dependent) {
        return index.ownerOf(reference, dependent).filter(owner -> named(reference, owner));
    }

    private boolean named(JsonNode reference, Located owner) {
        return reference.path("name").asText().equals(owner.key().name())
                && catalogue
                        .keptIn(owner.collection())
                        .map(type -> kindOf(reference, type))
                        .orElse(true);
    }

    private static boolean kindOf(JsonNode reference, ResourceType type) {
        String version = reference.path("apiVersion").asText();
        int slash = version.indexOf('/');
        String group = slash < 0 ? "" : version.substring(0, slash);
        return type.group().equals(group)
                && type.names().kind().equals(reference.path("kind").asText());
    }

    /** What lies in no namespace is not collected for an owner of a kind that lies in one. */
    private boolean unresolvable(JsonNode reference, Located dependent) {
        return dependent.key().namespace().isEmpty()
                && catalogue
                        .findKind(
                                reference.path("apiVersion").asText(),
                                reference.path("kind").asText())
                        .filter(ResourceType::namespaced)
                        .isPresent();
    }
}
