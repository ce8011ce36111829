package io.azurecredentials.login.jwt;

import java.util.stream.Stream;

/** What a resource is, as far as bindings tell resources apart. */
public enum ResourceKind {
    /** Stands alone, or is an instance of a scale set with flexible orchestration. */
    VIRTUAL_MACHINE("microsoft.compute/virtualmachines"),

    SCALE_SET("microsoft.compute/virtualmachinescalesets"),

    /** An instance of a scale set with uniform orchestration. */
    SCALE_SET_INSTANCE("microsoft.compute/virtualmachinescalesets/virtualmachines"),

    /** An identity, which says nothing about where it is used. */
    USER_ASSIGNED_IDENTITY("microsoft.managedidentity/userassignedidentities"),

    /** Anything else that may have an identity of its own. */
    OTHER("");

    private final String type;

    ResourceKind(String type) {
        this.type = type;
    }

    static ResourceKind of(String type) {
        return Stream.of(values()).filter(it -> it.type.equals(type)).findFirst().orElse(OTHER);
    }
}
