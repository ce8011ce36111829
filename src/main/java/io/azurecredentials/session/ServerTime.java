package io.azurecredentials.session;

import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;

/**
 * What time the API server thinks it is: when it would have created something, had that not been a
 * dry run (Kubernetes API concepts, "Dry-run").
 *
 * @param namespace the operator's own
 */
record ServerTime(KubernetesClient client, String namespace) {

    /** In whole seconds. */
    Instant now() {
        Secret secret =
                new SecretBuilder()
                        .withNewMetadata()
                        .withGenerateName(Settings.NAME + "-clock-")
                        .withNamespace(namespace)
                        .endMetadata()
                        .build();
        Secret created = client.resource(secret).dryRun().create();
        return Instant.parse(created.getMetadata().getCreationTimestamp());
    }
}
