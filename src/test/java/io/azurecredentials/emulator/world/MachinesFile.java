package io.azurecredentials.emulator.world;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The {@code identities} and {@code machines} of a {@link WorldFile}. */
record MachinesFile(WorldDraft draft) {

    void read(Entry file) {
        file.entries(
                        "identities",
                        "name",
                        "resourceGroup",
                        "subscription",
                        "graphPermissions",
                        "roles",
                        "federatedCredentials")
                .forEach(entry -> draft.add(rights(entry, identity(entry))));
        file.entries(
                        "machines",
                        "name",
                        "kind",
                        "resourceGroup",
                        "subscription",
                        "own",
                        "identities",
                        "graphPermissions",
                        "roles")
                .forEach(this::machine);
    }

    private ManagedIdentity identity(Entry entry) {
        return ManagedIdentity.named(draft.resourceGroup(entry), entry.text("name"));
    }

    private ManagedIdentity rights(Entry entry, ManagedIdentity identity) {
        Rights rights = new Rights(draft, entry);
        return identity.withGraphPermissions(rights.graphPermissions())
                .withRoles(rights.roles())
                .withFederated(rights.federated());
    }

    private void machine(Entry entry) {
        String name = entry.text("name");
        if (draft.machine(name).isPresent()) {
            throw entry.wrong("name", "is '" + name + "', which another machine has.");
        }
        Machine machine =
                Machine.of(kind(entry), draft.resourceGroup(entry), name)
                        .withIdentities(assigned(entry).toArray(ManagedIdentity[]::new));
        boolean own = entry.isTrue("own", false);
        if (own && machine.kind() == Machine.Kind.FLEXIBLE_SCALE_SET) {
            throw entry.wrong("own", "cannot be true for a flexible scale set.");
        }
        draft.add(own ? machine.withOwnIdentity(rights(entry, identity(entry))) : machine);
    }

    private List<ManagedIdentity> assigned(Entry entry) {
        return entry.texts("identities").stream()
                .map(
                        name ->
                                draft.identity(name)
                                        .orElseThrow(
                                                () ->
                                                        entry.wrong(
                                                                "identities",
                                                                "names '"
                                                                        + name
                                                                        + "', which is no identity"
                                                                        + " here.")))
                .toList();
    }

    /** {@code uniformScaleSet} is {@code UNIFORM_SCALE_SET}. */
    private static Machine.Kind kind(Entry entry) {
        String text = entry.text("kind", "virtualMachine");
        String constant = text.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return Arrays.stream(Machine.Kind.values())
                .filter(kind -> kind.name().equals(constant))
                .findFirst()
                .orElseThrow(
                        () ->
                                entry.wrong(
                                        "kind",
                                        "is '"
                                                + text
                                                + "', not virtualMachine, uniformScaleSet or"
                                                + " flexibleScaleSet."));
    }
}
