package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.NewObjects;
import io.azurecredentials.emulator.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /servicePrincipals}, for applications of the same tenant. */
final class ServicePrincipals {

    private ServicePrincipals() {}

    static Response create(GraphCall call) {
        call.rights().demandCreateApplications();
        ObjectNode body = call.body();
        String appID = body.path("appId").asText("");
        DirectoryObject created =
                call.directory()
                        .exclusively(
                                () -> {
                                    if (existing(call, appID).isPresent()) {
                                        throw Conflicts.servicePrincipalExists(appID);
                                    }
                                    return put(call, body, appID);
                                });
        return created(call, created);
    }

    /** Creates the service principal of this {@code appId}, or updates it. */
    static Response upsert(GraphCall call) {
        Key key = Key.of(call.variable("key"));
        if (!Upsert.asked(call)) {
            return update(call);
        }
        call.rights().demandCreateApplications();
        ObjectNode body = call.body();
        Optional<DirectoryObject> created =
                call.directory()
                        .exclusively(
                                () -> {
                                    Optional<DirectoryObject> old = existing(call, key.value());
                                    if (old.isPresent()) {
                                        change(call, old.get(), body);
                                        return Optional.empty();
                                    }
                                    Upsert.demandKey(key, "appId");
                                    return Optional.of(put(call, body, key.value()));
                                });
        return created.map(object -> created(call, object)).orElse(Response.empty(204));
    }

    static Response update(GraphCall call) {
        DirectoryObject found = call.object(SERVICE_PRINCIPAL);
        change(call, found, call.body());
        return Response.empty(204);
    }

    static Response delete(GraphCall call) {
        DirectoryObject found = call.object(SERVICE_PRINCIPAL);
        call.rights().demandWrite(found);
        call.update(found, newest -> newest.deleted(call.now()));
        return Response.empty(204);
    }

    private static void change(GraphCall call, DirectoryObject object, ObjectNode body) {
        call.rights().demandWrite(object);
        call.update(
                object,
                newest ->
                        newest.edit(
                                next -> Properties.apply(SERVICE_PRINCIPAL, next, without(body))));
    }

    private static Optional<DirectoryObject> existing(GraphCall call, String appID) {
        return call.findCurrent(SERVICE_PRINCIPAL, new Key("appId", appID));
    }

    private static DirectoryObject put(GraphCall call, ObjectNode body, String appID) {
        DirectoryObject application = backing(call, appID);
        String id = UUID.randomUUID().toString();
        ObjectNode filled =
                NewObjects.servicePrincipal(
                        call.directory().tenant(), id, application.body(), call.now());
        Properties.apply(SERVICE_PRINCIPAL, filled, without(body));
        DirectoryObject created =
                Ownership.byCreator(call, DirectoryObject.of(SERVICE_PRINCIPAL, id, filled));
        call.directory().put(created);
        return created;
    }

    /**
     * The application behind a new service principal. While a replica does not see a new
     * application yet, a caller with only {@code OwnedBy} is told that it must be in the local
     * tenant: Vault and Terraform retry on exactly that. One that was deleted backs nothing,
     * whatever a replica still shows.
     */
    private static DirectoryObject backing(GraphCall call, String appID) {
        Key key = new Key("appId", appID);
        Optional<DirectoryObject> seen = call.find(APPLICATION, key);
        boolean exists = call.findCurrent(APPLICATION, key).isPresent();
        if (seen.isEmpty() || !exists) {
            throw exists && !call.rights().mayWriteAll()
                    ? Conflicts.backingApplicationNotLocal()
                    : Conflicts.noBackingApplication(appID);
        }
        call.rights().demandWrite(seen.get());
        return seen.get();
    }

    /** The key may stand in the body again. */
    private static ObjectNode without(ObjectNode body) {
        return body.deepCopy().without("appId");
    }

    private static Response created(GraphCall call, DirectoryObject object) {
        return Entities.created(call, Entities.entity(call, object, List.of()), object);
    }
}
