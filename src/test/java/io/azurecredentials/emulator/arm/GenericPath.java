package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Unmodelled;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind {@code /providers/{namespace}/} in a resource group: types and names by turns.
 * A type at the end is a collection, or an action on the resource before it.
 */
record GenericPath(ArmCall call, List<String> parts) {

    static GenericPath of(ArmCall call) {
        List<String> parts = List.of(call.variable("path").split("/", -1));
        if (parts.stream().anyMatch("providers"::equalsIgnoreCase)) {
            throw new Unmodelled("a resource that extends another one");
        }
        return new GenericPath(call, parts);
    }

    boolean isCollection() {
        return parts.size() % 2 == 1;
    }

    /** The resource; only of a path that ends in a name. */
    ResourceId id() {
        if (isCollection()) {
            throw new Unmodelled("this method on a collection");
        }
        return of(parts);
    }

    /** Stands for every resource of the collection. */
    ResourceId anyOfCollection() {
        List<String> pairs = new ArrayList<>(parts);
        pairs.add("-");
        return of(List.copyOf(pairs));
    }

    /** The resource that an action is for. */
    ResourceId resource() {
        if (!isCollection() || parts.size() < 3) {
            throw new Unmodelled("an action on no resource");
        }
        return of(parts.subList(0, parts.size() - 1));
    }

    String action() {
        return parts.getLast();
    }

    private ResourceId of(List<String> pairs) {
        return new ResourceId(
                call.variable("subscription"),
                call.variable("group"),
                call.variable("namespace"),
                pairs);
    }
}
