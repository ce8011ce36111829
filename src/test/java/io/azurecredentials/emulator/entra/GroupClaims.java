package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.Memberships;
import io.azurecredentials.emulator.directory.ObjectType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The groups that a token lists, nested ones included, or where to ask if they are too many. From
 * Microsoft's "Access token claims reference", groups overage claim.
 */
final class GroupClaims {

    /** What fits into a JSON Web Token. */
    static final int MOST = 200;

    private GroupClaims() {}

    /** Adds them, if the resource wants to be told; whoever is in no group has no such claim. */
    static void add(
            ObjectNode claims, Directory directory, DirectoryObject principal, Resource resource) {
        List<String> ids = resource.tellsGroups() ? ids(directory, principal) : List.of();
        if (ids.size() > MOST) {
            claims.putObject("_claim_names").put("groups", "src1");
            claims.putObject("_claim_sources")
                    .putObject("src1")
                    .put("endpoint", endpoint(directory, principal));
        } else if (!ids.isEmpty()) {
            ids.forEach(claims.putArray("groups")::add);
        }
    }

    private static List<String> ids(Directory directory, DirectoryObject principal) {
        return Memberships.of(principal.id(), () -> groups(directory)).stream()
                .filter(id -> directory.current(id).filter(GroupClaims::isSecurity).isPresent())
                .toList();
    }

    private static Stream<DirectoryObject> groups(Directory directory) {
        return directory.current().filter(object -> object.type() == ObjectType.GROUP);
    }

    private static boolean isSecurity(DirectoryObject group) {
        return group.body().path("securityEnabled").asBoolean();
    }

    /** It still names the Graph before Microsoft Graph, which answers nobody any more. */
    private static String endpoint(Directory directory, DirectoryObject principal) {
        return "https://graph.windows.net/%s/%s/%s/getMemberObjects"
                .formatted(directory.tenant().id(), principal.type().collection(), principal.id());
    }
}
