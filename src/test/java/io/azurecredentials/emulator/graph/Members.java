package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.GROUP;

import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Quirk;

/** Adding and removing {@code /groups/{id}/members}. */
final class Members {

    private Members() {}

    static Response add(GraphCall call) {
        call.rights().demandWriteMembers();
        DirectoryObject group = call.object(GROUP);
        DirectoryObject member = Reference.inBody(call);
        if (member.type() == APPLICATION) {
            throw GraphRefusal.badRequest("Invalid object type for a member: Application.");
        }
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
