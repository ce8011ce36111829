package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Points at another object of ours. */
public record Reference(
        @Required
                @Pattern(Shapes.NAME)
                @Size(min = 1, max = Shapes.NAME_LENGTH)
                @JsonPropertyDescription("Name of the object.")
                String name,
        @Pattern(Shapes.LABEL)
                @Size(min = 1, max = Shapes.LABEL_LENGTH)
                @JsonPropertyDescription(
                        "Namespace of the object, by default the same one; another one's object must admit this namespace with allowedNamespaces.")
                @Nullable String namespace) {}
