package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Replica;
import io.azurecredentials.emulator.world.Quirk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who asks for a token: a service principal, and the application behind it. Managed identities have
 * no application; what a user-assigned one trusts is on its service principal.
 */
record Client(Optional<DirectoryObject> application, DirectoryObject servicePrincipal) {

    private static final String MANAGED = "ManagedIdentity";

    /**
     * Looks the client up as a replica of the token endpoint sees the directory, which for a new
     * application may be late.
     */
    static Client find(String appID, Directory directory, Replica replica) {
        Optional<DirectoryObject> application = live(APPLICATION, appID, directory, replica);
        Optional<DirectoryObject> principal = live(SERVICE_PRINCIPAL, appID, directory, replica);
        boolean managed =
                principal.filter(it -> it.text("servicePrincipalType").equals(MANAGED)).isPresent();
        if (application.isEmpty() && !managed) {
            throw AadRefusal.unknownApplication(appID, directory.tenant().displayName());
        }
        DirectoryObject found = principal.orElseThrow(() -> withoutPrincipal(appID, directory));
        if (!found.body().path("accountEnabled").asBoolean()) {
            throw AadRefusal.disabled(appID, found.text("displayName"));
        }
        return new Client(application, found);
    }

    /** The number is from memory of reports; a directory may as well not know the client. */
    private static AadRefusal withoutPrincipal(String appID, Directory directory) {
        return directory.quirks().is(Quirk.MISSING_SERVICE_PRINCIPAL_IS_UNKNOWN)
                ? AadRefusal.unknownApplication(appID, directory.tenant().displayName())
                : AadRefusal.noServicePrincipal(appID, directory.tenant().id());
    }

    private static Optional<DirectoryObject> live(
            ObjectType type, String appID, Directory directory, Replica replica) {
        return directory.idsByKey(type, "appId", appID).stream()
                .flatMap(id -> directory.seen(id, Lag.SIGN_IN, replica).stream())
                .filter(object -> !object.isDeleted())
                .findFirst();
    }

    String appID() {
        return servicePrincipal.text("appId");
    }

    /** The user-assigned identity that it is, if it is one. */
    Optional<String> resourceID() {
        return servicePrincipal
                .body()
                .path("alternativeNames")
                .valueStream()
                .map(JsonNode::asText)
                .filter(name -> name.startsWith("/subscriptions/"))
                .findFirst();
    }

    String name() {
        return servicePrincipal.text("displayName");
    }

    /** The objects that may carry a secret or a certificate. */
    List<DirectoryObject> holders() {
        return Stream.concat(application.stream(), Stream.of(servicePrincipal)).toList();
    }
}
