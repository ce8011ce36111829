package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.GROUP;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Quirk;
import java.util.ArrayList;
import java.util.List;

/**
 * Adding and removing {@code /groups/{id}/members}. Microsoft's "Add members" says which groups
 * take which members; the texts of what others say are from public reports, that of dynamic groups
 * is unconfirmed.
 */
final class Members {

    private Members() {}

    static Response add(GraphCall call) {
        call.rights().demandWriteMembers();
        DirectoryObject group = call.object(GROUP);
        DirectoryObject member = Reference.inBody(call);
        if (member.type() == APPLICATION) {
            throw GraphRefusal.badRequest("Invalid object type for a member: Application.");
        }
        demandOpen(group, member);
        call.update(
                group,
                newest -> {
                    if (newest.members().contains(member.id())) {
                        throw Reference.alreadyThere("members");
                    }
                    return newest.withMember(member.id());
                });
        return Response.empty(204);
    }

    private static void demandOpen(DirectoryObject group, DirectoryObject member) {
        List<String> types = new ArrayList<>();
        group.body().path("groupTypes").forEach(it -> types.add(it.asText()));
        if (group.body().path("onPremisesSyncEnabled").asBoolean()) {
            throw GraphRefusal.badRequest(
                    "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.");
        }
        if (types.contains("DynamicMembership")) {
            throw GraphRefusal.badRequest("Members of a dynamic group follow from its rule.");
        }
        if (types.contains("Unified") && member.type() == SERVICE_PRINCIPAL) {
            throw GraphRefusal.badRequest("Invalid object type for a member: ServicePrincipal.");
        }
        if (!types.contains("Unified") && group.body().path("mailEnabled").asBoolean()) {
            throw GraphRefusal.badRequest(
                    "Cannot Update a mail-enabled security groups and or distribution list.");
        }
    }

    static Response remove(GraphCall call) {
        call.rights().demandWriteMembers();
        DirectoryObject group = call.object(GROUP);
        String member = call.variable("member");
        call.update(
                group,
                newest -> {
                    if (!newest.members().contains(member)) {
                        throw call.directory().quirks().is(Quirk.REMOVING_NO_MEMBER_IS_BAD_REQUEST)
                                ? Reference.notThere("members")
                                : GraphRefusal.notFound(member);
                    }
                    return newest.withoutMember(member);
                });
        return Response.empty(204);
    }
}
