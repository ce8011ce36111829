package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events lie in the namespace of what they are about, or in default.
 *
 * @param about the field that names what the event is about
 */
record EventStrategy(String about) implements Strategy {

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        String subject = next.path(about).path("namespace").asText("");
        String namespace = Metadata.of(next).namespace();
        boolean fits = subject.isEmpty() ? namespace.equals("default") : subject.equals(namespace);
        return fits
                ? List.of()
                : List.of(
                        FieldError.invalid(
                                about + ".namespace", subject, "does not match event.namespace"));
    }
}
