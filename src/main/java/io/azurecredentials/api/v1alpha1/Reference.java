package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Points at another object of ours. */
public record Reference(
        @Required
                @ValidationRule(value = Shapes.NAME, message = "name" + Shapes.NAME_SAYS)
                @Size(max = Shapes.NAME_LENGTH)
                @JsonPropertyDescription("Name of the object that is referred to.")
                String name,
        @ValidationRule(
                        value = Shapes.NAMESPACE,
                        message =
                                "namespace must be the name of a namespace: lower-case letters, digits and '-', a letter or digit first and last")
                @Size(max = Shapes.LABEL_LENGTH)
                @JsonPropertyDescription(
                        "Namespace of the object, by default the same one; another one's object must admit this namespace with allowedNamespaces.")
                @Nullable String namespace) {}
