package io.azurecredentials.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The {@code identities} and {@code machines} of a {@link WorldFile}. */
record MachinesFile(World world) {

    /** The world with what the file says; resource groups must be in it already. */
    World with(JsonNode yaml) {
        World identified =
                world.withIdentities(
                        yaml.path("identities")
                                .valueStream()
                                .map(entry -> rights(entry, identity(entry)))
                                .toArray(ManagedIdentity[]::new));
        return identified.withMachines(
                yaml.path("machines")
                        .valueStream()
                        .map(entry -> machine(entry, identified))
                        .toArray(Machine[]::new));
    }

    private ManagedIdentity identity(JsonNode entry) {
        return ManagedIdentity.named(group(entry), entry.path("name").asText());
    }

    private ManagedIdentity rights(JsonNode entry, ManagedIdentity identity) {
        return identity.withGraphPermissions(WorldFile.texts(entry.path("graphPermissions")))
                .withRoles(WorldFile.roles(entry, world.subscription().scope()));
    }

    private Machine machine(JsonNode entry, World identified) {
        Machine machine =
                Machine.of(
                        kind(entry.path("kind").asText("virtualMachine")),
                        group(entry),
                        entry.path("name").asText());
        ManagedIdentity[] assigned =
                entry.path("identities")
                        .valueStream()
                        .map(name -> identified.identity(name.asText()))
                        .toArray(ManagedIdentity[]::new);
        Machine with = machine.withIdentities(assigned);
        return entry.path("own").asBoolean()
                ? with.withOwnIdentity(rights(entry, identity(entry)))
                : with;
    }

    /** {@code uniformScaleSet} is {@code UNIFORM_SCALE_SET}. */
    private static Machine.Kind kind(String text) {
        return Machine.Kind.valueOf(text.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }

    private ResourceGroup group(JsonNode entry) {
        return world.resourceGroup(entry.path("resourceGroup").asText());
    }
}
