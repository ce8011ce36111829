package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Points at another object of ours in the same namespace. */
public record Reference(
        @Required
                @ValidationRule(value = Shapes.NAME, message = "name" + Shapes.NAME_SAYS)
                @Size(max = Shapes.NAME_LENGTH)
                @JsonPropertyDescription("Name of the object, in the same namespace.")
                String name) {}
