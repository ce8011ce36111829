package io.azurecredentials.emulator.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A virtual machine, or a scale set with one instance, that exists from the start.
 *
 * @param own the system-assigned identity; Azure has none for flexible scale sets
 * @param assigned user-assigned identities, which must be in the world too
 */
public record Machine(
        Kind kind,
        ResourceGroup group,
        String name,
        Optional<ManagedIdentity> own,
        List<ManagedIdentity> assigned) {

    /** What Azure makes of it. */
    public enum Kind {
        VIRTUAL_MACHINE,
        UNIFORM_SCALE_SET,
        FLEXIBLE_SCALE_SET
    }

    public Machine {
        if (kind == Kind.FLEXIBLE_SCALE_SET && own.isPresent()) {
            throw new IllegalArgumentException(
                    "a flexible scale set has user-assigned identities only: " + name);
        }
    }

    /** A machine that is nobody yet. */
    public static Machine of(Kind kind, ResourceGroup group, String name) {
        return new Machine(kind, group, name, Optional.empty(), List.of());
    }

    /** The same machine with an identity of its own. */
    public Machine withOwnIdentity() {
        return withOwnIdentity(ManagedIdentity.named(group, name));
    }

    public Machine withOwnIdentity(ManagedIdentity identity) {
        return new Machine(kind, group, name, Optional.of(identity), assigned);
    }

    public Machine withIdentities(ManagedIdentity... identities) {
        return new Machine(kind, group, name, own, List.of(identities));
    }

    /** The resource that carries the identities: the machine, or the set. */
    public String id() {
        String collection =
                kind == Kind.VIRTUAL_MACHINE ? "virtualMachines" : "virtualMachineScaleSets";
        return group.id() + "/providers/Microsoft.Compute/" + collection + "/" + name;
    }

    /**
     * The resource that tokens name as their host. The instances of a flexible scale set are
     * machines of their own; those of a uniform one are not, so the set stands for them.
     */
    public String hostID() {
        return kind == Kind.FLEXIBLE_SCALE_SET
                ? group.id() + "/providers/Microsoft.Compute/virtualMachines/" + name + "_0"
                : id();
    }

    /** Its identities, its own first. */
    public List<ManagedIdentity> identities() {
        return Stream.concat(own.stream(), assigned.stream()).toList();
    }
}
