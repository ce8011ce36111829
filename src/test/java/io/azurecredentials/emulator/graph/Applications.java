package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.KeyCredentials;
import io.azurecredentials.emulator.directory.NewObjects;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Quirk;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code /applications}. */
final class Applications {

    private Applications() {}

    static Response create(GraphCall call) {
        call.rights().demandCreateApplications();
        ObjectNode body = call.body();
        DirectoryObject created =
                call.directory().exclusively(() -> put(call, body, Optional.empty()));
        return created(call, created);
    }

    /**
     * Creates the application with this {@code uniqueName}, or updates it. Whether it exists is
     * decided on the newest state, so two upserts never make two. Learned from Graph's "Upsert
     * application": 201 with the object, 204 without a body, 404 without the {@code Prefer} header.
     */
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
                                    Optional<DirectoryObject> old =
                                            call.findCurrent(APPLICATION, key);
                                    if (old.isPresent()) {
                                        change(call, old.get(), body);
                                        return Optional.empty();
                                    }
                                    Upsert.demandKey(key, "uniqueName");
                                    demandShort(call, key);
                                    demandFree(call, key);
                                    return Optional.of(put(call, body, Optional.of(key.value())));
                                });
        return created.map(object -> created(call, object)).orElse(Response.empty(204));
    }

    static Response update(GraphCall call) {
        DirectoryObject found = call.object(APPLICATION);
        change(call, found, call.body());
        return Response.empty(204);
    }

    /** Moves the application and its service principal to the recycle bin. */
    static Response delete(GraphCall call) {
        DirectoryObject found = call.object(APPLICATION);
        call.rights().demandWrite(found);
        return call.directory()
                .exclusively(
                        () -> {
                            call.update(found, newest -> newest.deleted(call.now()));
                            call.findCurrent(
                                            SERVICE_PRINCIPAL,
                                            new Key("appId", found.text("appId")))
                                    .ifPresent(
                                            principal ->
                                                    call.update(
                                                            principal,
                                                            next -> next.deleted(call.now())));
                            return Response.empty(204);
                        });
    }

    private static void change(GraphCall call, DirectoryObject object, ObjectNode body) {
        call.rights().demandWrite(object);
        call.directory().exclusively(() -> changed(call, object, body));
    }

    /** A service principal repeats some properties of its application. */
    private static DirectoryObject changed(
            GraphCall call, DirectoryObject object, ObjectNode body) {
        demandOwnUris(call, body, object.id());
        DirectoryObject next =
                call.update(
                        object,
                        newest ->
                                KeyCredentials.kept(
                                        newest.edit(
                                                copy -> Properties.apply(APPLICATION, copy, body)),
                                        body.path("keyCredentials")));
        call.findCurrent(SERVICE_PRINCIPAL, new Key("appId", next.text("appId")))
                .ifPresent(
                        principal ->
                                call.update(
                                        principal,
                                        p -> p.edit(copy -> NewObjects.repeat(next.body(), copy))));
        return next;
    }

    private static void demandShort(GraphCall call, Key key) {
        if (key.value().length() > call.directory().quirks().longestUniqueName()) {
            throw GraphRefusal.badRequest(
                    "Invalid value specified for property 'uniqueName' of resource 'Application'.");
        }
    }

    /** The name may be held by an application in the recycle bin. */
    private static void demandFree(GraphCall call, Key key) {
        boolean held =
                call.directory().idsByKey(APPLICATION, key.property(), key.value()).stream()
                        .anyMatch(id -> call.directory().current(id).isPresent());
        if (held && call.directory().quirks().is(Quirk.DELETED_KEEPS_UNIQUE_NAME)) {
            throw Conflicts.valueInUse(key.property());
        }
    }

    /** An identifier URI stands for one application of the tenant. */
    private static void demandOwnUris(GraphCall call, ObjectNode body, String id) {
        Set<String> wanted = new HashSet<>();
        body.path("identifierUris").forEach(uri -> wanted.add(uri.asText()));
        if (wanted.isEmpty()) {
            return;
        }
        boolean taken =
                call.directory()
                        .current()
                        .filter(other -> other.type() == APPLICATION && !other.id().equals(id))
                        .flatMap(other -> other.body().path("identifierUris").valueStream())
                        .anyMatch(uri -> wanted.contains(uri.asText()));
        if (taken) {
            throw Conflicts.objectConflict("identifierUris");
        }
    }

    private static DirectoryObject put(
            GraphCall call, ObjectNode body, Optional<String> uniqueName) {
        String name = Properties.displayName(APPLICATION, body);
        String id = UUID.randomUUID().toString();
        demandOwnUris(call, body, id);
        ObjectNode filled =
                NewObjects.application(
                        call.directory().tenant(),
                        id,
                        UUID.randomUUID().toString(),
                        name,
                        call.now());
        Properties.apply(APPLICATION, filled, body);
        uniqueName.ifPresent(value -> filled.put("uniqueName", value));
        DirectoryObject created =
                KeyCredentials.kept(
                        Ownership.byCreator(call, DirectoryObject.of(APPLICATION, id, filled)),
                        body.path("keyCredentials"));
        call.directory().put(created);
        return created;
    }

    /** Only this one answer prints the creation with fractions of a second. */
    private static Response created(GraphCall call, DirectoryObject object) {
        ObjectNode body = Entities.entity(call, object, List.of());
        body.put("createdDateTime", Timestamps.ticks(call.now()));
        return Entities.created(call, body, object);
    }
}
