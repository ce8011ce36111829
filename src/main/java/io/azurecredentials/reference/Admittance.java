package io.azurecredentials.reference;

import static io.azurecredentials.base.Reason.REFERENCE_NOT_ALLOWED;
import static io.azurecredentials.base.Reason.SELECTOR_UNAVAILABLE;

import io.azurecredentials.api.v1alpha1.AllowedNamespaces;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.From;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.NamespaceSelector;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Requirement;
import io.azurecredentials.base.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object may be referred to from a namespace. Its own namespace always may; what is not
 * said is not allowed.
 *
 * @param labels of a namespace, asked for only where a selector has to be matched
 * @param selecting whether selectors count at all; where they do not, they admit nobody
 */
public record Admittance(Function<String, Map<String, String>> labels, boolean selecting) {

    /** Where selectors count. */
    public Admittance(Function<String, Map<String, String>> labels) {
        this(labels, true);
    }

    /** The same of a namespace with these labels. */
    public Admittance given(Map<String, String> known) {
        return new Admittance(_ -> known, selecting);
    }

    /** Why an object cannot say this of who may refer to it, if so. */
    public Optional<Problem> obstacle(@Nullable AllowedNamespaces allowed) {
        return allowed == null || allowed.from() != From.SELECTOR || selecting
                ? Optional.empty()
                : Optional.of(
                        new Problem.UserError(
                                SELECTOR_UNAVAILABLE,
                                "allowedNamespaces.from: Selector goes by the labels of namespaces,"
                                        + " which this operator does not watch because"
                                        + " WATCH_NAMESPACES names those that it serves; write"
                                        + " from: Same, or from: All, which means those that it"
                                        + " serves."));
    }

    /** Whether {@code allowed} lets an object of {@code home} be referred to from {@code guest}. */
    public boolean admits(@Nullable AllowedNamespaces allowed, String home, String guest) {
        if (home.equals(guest)) {
            return true;
        }
        return allowed != null
                && switch (allowed.from()) {
                    case SAME -> false;
                    case ALL -> true;
                    case SELECTOR -> selecting && matches(allowed.selector(), labels.apply(guest));
                };
    }

    /**
     * The same for an object that another namespace's does not admit and for one that does not
     * exist there: who may not refer to it need not learn which.
     *
     * @param kind of the object that is referred to
     */
    public static Problem notAllowed(String kind, NamespacedName wanted, String guest) {
        return new Problem.UserError(
                REFERENCE_NOT_ALLOWED,
                kind
                        + " "
                        + wanted.seenFrom(guest)
                        + " does not exist, or its allowedNamespaces does not admit namespace "
                        + guest
                        + "; its owner can add that.");
    }

    /** As Kubernetes matches: an empty selector matches everything, none nothing. */
    private static boolean matches(
            @Nullable NamespaceSelector selector, Map<String, String> labels) {
        return selector != null
                && Optional.ofNullable(selector.matchLabels())
                        .map(it -> labels.entrySet().containsAll(it.entrySet()))
                        .orElse(true)
                && Optional.ofNullable(selector.matchExpressions()).orElse(List.of()).stream()
                        .allMatch(it -> holds(it, labels));
    }

    private static boolean holds(Requirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.key());
        List<String> values = Optional.ofNullable(requirement.values()).orElse(List.of());
        return switch (requirement.operator()) {
            case IN -> value != null && values.contains(value);
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
        };
    }
}
