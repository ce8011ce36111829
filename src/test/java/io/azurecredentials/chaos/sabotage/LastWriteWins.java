package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.status.StatusWriter;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Optional;
import java.util.function.Supplier;

/** A status is written whatever it was built from. */
public final class LastWriteWins {
    private LastWriteWins() {}

    @InPlaceOf(StatusWriter.class)
    public static <T, R extends CustomResource<?, T>> Optional<R> write(
            StatusWriter writer, R read, T status, Supplier<R> bare) {
        R any = bare.get();
        any.setMetadata(
                new ObjectMetaBuilder(read.getMetadata()).withResourceVersion(null).build());
        return writer.write(any, status, bare);
    }
}
