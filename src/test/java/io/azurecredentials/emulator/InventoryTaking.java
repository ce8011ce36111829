package io.azurecredentials.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.arm.Arm;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.MicrosoftGraph;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.Tenant;
import io.azurecredentials.emulator.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what came later from what the world began with. */
final class InventoryTaking {

    private final Set<String> seeded = new HashSet<>();

    InventoryTaking(World world) {
        world.allIdentities().forEach(identity -> seeded.add(identity.principalID()));
        for (Tenant tenant : world.tenants()) {
            seeded.add(MicrosoftGraph.id(tenant));
            tenant.applications().forEach(this::remember);
            for (Group group : tenant.groups()) {
                seeded.add(group.id());
                group.members().forEach(member -> seeded.add(group.id() + "/" + member));
            }
        }
    }

    private void remember(Application application) {
        seeded.add(application.objectID());
        application.servicePrincipalID().ifPresent(seeded::add);
        application.secrets().stream().map(ClientSecret::keyID).forEach(seeded::add);
    }

    Inventory of(Azure azure) {
        Set<String> before = new HashSet<>();
        azure.arms().forEach(arm -> before.addAll(arm.seededAssignments()));
        return new Inventory(
                live(azure, ObjectType.APPLICATION)
                        .map(this::application)
                        .filter(a -> !seeded.contains(a.id()) || !a.passwords().isEmpty())
                        .toList(),
                live(azure, ObjectType.SERVICE_PRINCIPAL)
                        .filter(object -> !seeded.contains(object.id()))
                        .map(o -> new Inventory.ServicePrincipal(o.id(), o.text("appId")))
                        .toList(),
                azure.arms().stream()
                        .flatMap(arm -> arm.assignments().stream())
                        .filter(assigned -> !before.contains(assigned.id()))
                        .map(InventoryTaking::roleAssignment)
                        .toList(),
                live(azure, ObjectType.GROUP)
                        .flatMap(this::memberships)
                        .filter(m -> lives(azure, m.memberId()))
                        .toList(),
                objects(azure)
                        .filter(DirectoryObject::isDeleted)
                        .map(o -> new Inventory.DeletedItem(o.id(), o.type().odataName()))
                        .toList());
    }

    private Inventory.Application application(DirectoryObject object) {
        List<Inventory.Password> passwords =
                object.body()
                        .path("passwordCredentials")
                        .valueStream()
                        .filter(entry -> !seeded.contains(entry.path("keyId").asText()))
                        .map(
                                entry ->
                                        new Inventory.Password(
                                                entry.path("keyId").asText(),
                                                entry.path("displayName").textValue(),
                                                entry.path("endDateTime").asText()))
                        .toList();
        return new Inventory.Application(
                object.id(),
                object.text("appId"),
                object.body().path("uniqueName").textValue(),
                object.text("displayName"),
                object.body().path("tags").valueStream().map(JsonNode::asText).toList(),
                passwords);
    }

    private Stream<Inventory.Membership> memberships(DirectoryObject group) {
        return group.members().stream()
                .filter(member -> !seeded.contains(group.id() + "/" + member))
                .map(member -> new Inventory.Membership(group.id(), member));
    }

    private static Inventory.RoleAssignment roleAssignment(Arm.Assigned assigned) {
        return new Inventory.RoleAssignment(
                assigned.id(),
                assigned.scope(),
                assigned.roleDefinitionId(),
                assigned.principalId());
    }

    private static Stream<DirectoryObject> live(Azure azure, ObjectType type) {
        return objects(azure).filter(o -> o.type() == type && !o.isDeleted());
    }

    /** An object in the recycle bin, or gone, is no member of anything. */
    private static boolean lives(Azure azure, String id) {
        return azure.directories().all().stream()
                .flatMap(directory -> directory.current(id).stream())
                .anyMatch(object -> !object.isDeleted());
    }

    private static Stream<DirectoryObject> objects(Azure azure) {
        return azure.directories().all().stream().flatMap(directory -> directory.current());
    }
}
