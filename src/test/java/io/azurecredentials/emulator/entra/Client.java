package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Replica;
import java.util.Optional;

/** The application that asks for a token, and its service principal in the tenant. */
record Client(DirectoryObject application, DirectoryObject servicePrincipal) {

    /**
     * Looks the client up as a replica of the token endpoint sees the directory, which for a new
     * application may be late.
     */
    static Client find(String appID, Directory directory, Replica replica) {
        DirectoryObject application =
                live(APPLICATION, appID, directory, replica)
                        .orElseThrow(
                                () ->
                                        AadRefusal.unknownApplication(
                                                appID, directory.tenant().displayName()));
        DirectoryObject principal =
                live(SERVICE_PRINCIPAL, appID, directory, replica)
                        .orElseThrow(
                                () ->
                                        AadRefusal.noServicePrincipal(
                                                appID, directory.tenant().id()));
        if (!principal.body().path("accountEnabled").asBoolean()) {
            throw AadRefusal.disabled(appID, principal.text("displayName"));
        }
        return new Client(application, principal);
    }

    private static Optional<DirectoryObject> live(
            ObjectType type, String appID, Directory directory, Replica replica) {
        return directory.idsByKey(type, "appId", appID).stream()
                .flatMap(id -> directory.seen(id, Lag.SIGN_IN, replica).stream())
                .filter(object -> !object.isDeleted())
                .findFirst();
    }

    String appID() {
        return application.text("appId");
    }
}
