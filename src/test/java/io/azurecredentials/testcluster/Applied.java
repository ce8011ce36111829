package io.azurecredentials.testcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Server-side apply of what a document says and nothing more, as one manager. */
final class Applied {

    private static final PatchContext APPLY =
            new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager("azure-credentials-operator-tests")
                    .withForce(true)
                    .build();

    private Applied() {}

    static void to(KubernetesClient client, ObjectNode document) {
        client.resource(
                        Serialization.unmarshal(
                                document.toString(), GenericKubernetesResource.class))
                .patch(APPLY);
    }
}
