package io.azurecredentials.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether nobody has written to an object since it was read: the API server is asked each time. One
 * that was made anew under the same name is another one.
 *
 * @param object with the version that was read
 */
public record Unchanged(KubernetesClient client, HasMetadata object) implements BooleanSupplier {

    @Override
    public boolean getAsBoolean() {
        return Optional.ofNullable(client.resource(object).get())
                .map(HasMetadata::getMetadata)
                .filter(it -> it.getUid().equals(object.getMetadata().getUid()))
                .filter(
                        it ->
                                it.getResourceVersion()
                                        .equals(object.getMetadata().getResourceVersion()))
                .isPresent();
    }
}
