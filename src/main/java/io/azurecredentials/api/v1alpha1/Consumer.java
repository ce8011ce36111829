package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Requirement;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workload, or several, whose pods read a credential when they start. */
@ValidationRule(
        value = "has(self.name) != has(self.selector)",
        message = "give the workload's name or a selector, one of the two")
public record Consumer(
        @Required @JsonPropertyDescription("Deployment, StatefulSet or DaemonSet.") Kind kind,
        @ValidationRule(value = Shapes.NAME, message = "name" + Shapes.NAME_SAYS)
                @Size(max = Shapes.NAME_LENGTH)
                @JsonPropertyDescription("Name of the workload, in this namespace.")
                @Nullable String name,
        @JsonPropertyDescription(
                        "Which workloads of that kind in this namespace, by their own labels.")
                @Nullable Selector selector) {

    /** What runs the pods. */
    public enum Kind {
        /** Pods that are all alike. */
        @JsonProperty("Deployment")
        DEPLOYMENT,
        /** Pods with names of their own. */
        @JsonProperty("StatefulSet")
        STATEFUL_SET,
        /** A pod on each node. */
        @JsonProperty("DaemonSet")
        DAEMON_SET
    }

    /** Kubernetes' label selector, with bounds; one that says nothing would match everything. */
    @ValidationRule(
            value =
                    "(has(self.matchLabels) && size(self.matchLabels) > 0) || (has(self.matchExpressions) && size(self.matchExpressions) > 0)",
            message =
                    "selector must give matchLabels or matchExpressions: an empty one would restart every workload of the namespace")
    public record Selector(
            @Size(max = 16)
                    @JsonPropertyDescription(
                            "Labels that a workload must have with exactly these values.")
                    @Nullable
                            Map<
                                    @Size(min = 1, max = Shapes.LABEL_KEY_LENGTH) String,
                                    @Size(max = Shapes.LABEL_LENGTH) String>
                            matchLabels,
            @Size(max = 16) @JsonPropertyDescription("Conditions on labels that must all hold.")
                    @Nullable List<Requirement> matchExpressions) {}
}
