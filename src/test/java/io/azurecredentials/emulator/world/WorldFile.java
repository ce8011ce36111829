package io.azurecredentials.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A world written down as YAML: the standard world with more {@code applications} (name,
 * graphPermissions, roles), {@code groups} (displayName), {@code resourceGroups} (name, location),
 * {@code identities} (name, resourceGroup, graphPermissions, roles) and {@code machines} (name,
 * kind, resourceGroup, own, identities, and the own identity's graphPermissions and roles). Ids
 * follow from names, so that they are the same at every start.
 */
public final class WorldFile {

    private WorldFile() {}

    /**
     * Reads a file.
     *
     * @throws UncheckedIOException if it cannot be read or is not YAML
     */
    public static World read(Path file) {
        try {
            return of(new YAMLMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static World of(JsonNode yaml) {
        World standard = World.standard();
        List<ResourceGroup> resourceGroups = new ArrayList<>();
        for (JsonNode group : yaml.path("resourceGroups")) {
            resourceGroups.add(
                    new ResourceGroup(
                            standard.subscriptionID(),
                            group.path("name").asText(),
                            group.path("location").asText("westeurope")));
        }
        World grouped =
                standard.withResourceGroups(resourceGroups.toArray(ResourceGroup[]::new))
                        .withApplications(
                                yaml.path("applications")
                                        .valueStream()
                                        .map(e -> application(e, standard.subscription().scope()))
                                        .toArray(Application[]::new))
                        .withGroups(
                                yaml.path("groups")
                                        .valueStream()
                                        .map(e -> Group.named(e.path("displayName").asText()))
                                        .toArray(Group[]::new));
        return new MachinesFile(grouped).with(yaml);
    }

    private static Application application(JsonNode entry, String subscription) {
        return Application.named(entry.path("name").asText())
                .withGraphPermissions(texts(entry.path("graphPermissions")))
                .withRoles(roles(entry, subscription));
    }

    static String[] texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toArray(String[]::new);
    }

    /** A role's scope is the subscription unless it says otherwise. */
    static RoleGrant[] roles(JsonNode entry, String subscription) {
        return entry.path("roles")
                .valueStream()
                .map(
                        role ->
                                new RoleGrant(
                                        role.path("roleName").asText(),
                                        role.path("scope").asText(subscription)))
                .toArray(RoleGrant[]::new);
    }
}
