package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.store.Change;
import io.azurecredentials.cluster.write.Edit;
import io.azurecredentials.cluster.write.Objects;
import io.azurecredentials.cluster.write.WriteOptions;

/**
 * Notes in every policy's status that it has been looked at; its expressions are not checked
 * against the types of what it matches.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#type-checking">Type
 *     checking</a>
 */
final class PolicyController implements Controller {

    private static final String POLICIES =
            "admissionregistration.k8s.io/validatingadmissionpolicies";
    private static final WriteOptions OPTIONS = WriteOptions.of("kube-controller-manager");

    private final Catalogue catalogue;
    private final Objects objects;

    PolicyController(Catalogue catalogue, Objects objects) {
        this.catalogue = catalogue;
        this.objects = objects;
    }

    @Override
    public void on(Change change) {
        if (!change.collection().equals(POLICIES) || change.type() == Change.Type.DELETED) {
            return;
        }
        JsonNode generation = change.object().path("metadata").path("generation");
        if (change.object().path("status").path("observedGeneration").equals(generation)) {
            return;
        }
        ResourceType type = catalogue.keptIn(POLICIES).orElseThrow();
        objects.update(
                type,
                Metadata.of(change.object()).key(),
                "status",
                new Edit.Patched(
                        object -> {
                            ObjectNode next = object.deepCopy();
                            ObjectNode status = next.withObject("/status");
                            status.set("observedGeneration", generation);
                            status.putObject("typeChecking");
                            return next;
                        }),
                OPTIONS);
    }
}
