package io.azurecredentials.emulator.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The id of a resource in a resource group.
 *
 * @param namespace its provider, {@code Microsoft.Compute}
 * @param pairs type and name of each level, outermost first: {@code [virtualMachines, vm1]}
 */
record ResourceId(String subscriptionID, String group, String namespace, List<String> pairs) {

    /**
     * Reads the id of a resource in a resource group.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static ResourceId parse(String id) {
        List<String> parts = List.of(id.split("/", -1));
        if (parts.size() < 9 || parts.size() % 2 == 0) {
            throw new IllegalArgumentException("no resource id: " + id);
        }
        return new ResourceId(
                parts.get(2), parts.get(4), parts.get(6), parts.subList(7, parts.size()));
    }

    /** {@code Microsoft.Compute/virtualMachines/extensions}. */
    String type() {
        StringBuilder type = new StringBuilder(namespace);
        for (int i = 0; i < pairs.size(); i += 2) {
            type.append('/').append(pairs.get(i));
        }
        return type.toString();
    }

    String name() {
        return pairs.getLast();
    }

    /** {@code Microsoft.Compute/virtualMachines/vm1}, as refusals name it. */
    String withinGroup() {
        return namespace + "/" + String.join("/", pairs);
    }

    boolean isNested() {
        return pairs.size() > 2;
    }

    ResourceId parent() {
        return new ResourceId(subscriptionID, group, namespace, pairs.subList(0, pairs.size() - 2));
    }

    ResourceId child(String type, String name) {
        List<String> deeper = new ArrayList<>(pairs);
        deeper.add(type);
        deeper.add(name);
        return new ResourceId(subscriptionID, group, namespace, List.copyOf(deeper));
    }

    Scope scope() {
        return new Scope(path("resourceGroups"));
    }

    /** Its id; some providers print {@code resourcegroups}. */
    String path(String groups) {
        return "/subscriptions/"
                + subscriptionID
                + "/"
                + groups
                + "/"
                + group
                + "/providers/"
                + withinGroup();
    }

    /** Equal for equal ids, however they are written. */
    String key() {
        return path("resourceGroups").toLowerCase(Locale.ROOT);
    }
}
