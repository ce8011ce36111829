package io.azurecredentials.application;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** Whether somebody asks for an object to go although what it has in Azure cannot be removed. */
public final class Abandonment {
    private static final String ANNOTATION = "azurecredentials.io/abandon";

    private Abandonment() {}

    /** Whether the object's annotation gives a reason for it. */
    public static boolean isAsked(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getAnnotations())
                .flatMap(it -> Optional.ofNullable(it.get(ANNOTATION)))
                .filter(it -> !it.isBlank())
                .isPresent();
    }
}
