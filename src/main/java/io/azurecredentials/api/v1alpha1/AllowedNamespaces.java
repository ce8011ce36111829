package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From which namespaces an object may be referred to. */
@ValidationRule(
        value = "(self.from == 'Selector') == has(self.selector)",
        message = "give a selector with from: Selector, and only then")
public record AllowedNamespaces(
        @Default("Same")
                @JsonPropertyDescription(
                        "Same: only its own; All: every namespace; Selector: its own and those whose labels the selector matches (whoever may label a namespace may admit it; kubernetes.io/metadata.name cannot be chosen).")
                From from,
        @JsonPropertyDescription("Which namespaces, by their labels.")
                @Nullable NamespaceSelector selector) {

    /** Where references may come from. */
    public enum From {
        /** The object's own namespace. */
        @JsonProperty("Same")
        SAME,
        /** Every namespace. */
        @JsonProperty("All")
        ALL,
        /** Those that the selector matches, and its own. */
        @JsonProperty("Selector")
        SELECTOR
    }

    /** Kubernetes' label selector, with bounds. */
    public record NamespaceSelector(
            @Size(max = 16)
                    @JsonPropertyDescription(
                            "Labels that a namespace must have with exactly these values.")
                    @Nullable
                            Map<
                                    @Size(min = 1, max = Shapes.LABEL_KEY_LENGTH) String,
                                    @Size(max = Shapes.LABEL_LENGTH) String>
                            matchLabels,
            @Size(max = 16) @JsonPropertyDescription("Conditions on labels that must all hold.")
                    @Nullable List<Requirement> matchExpressions) {}

    /** One condition on one label. */
    @ValidationRule(
            value =
                    "(self.operator == 'In' || self.operator == 'NotIn') == (has(self.values) && size(self.values) > 0)",
            message = "give values with In and NotIn, and none with Exists and DoesNotExist")
    public record Requirement(
            @Required
                    @Size(min = 1, max = Shapes.LABEL_KEY_LENGTH)
                    @JsonPropertyDescription("Key of the label.")
                    String key,
            @Required @JsonPropertyDescription("In, NotIn, Exists or DoesNotExist.")
                    Operator operator,
            @Size(max = 32) @JsonPropertyDescription("Values for In and NotIn.")
                    @Nullable List<@Size(max = Shapes.LABEL_LENGTH) String> values) {}

    /** How a label is compared. */
    public enum Operator {
        /** It has one of the values. */
        @JsonProperty("In")
        IN,
        /** It has none of the values, or does not exist. */
        @JsonProperty("NotIn")
        NOT_IN,
        /** It exists. */
        @JsonProperty("Exists")
        EXISTS,
        /** It does not exist. */
        @JsonProperty("DoesNotExist")
        DOES_NOT_EXIST
    }
}
