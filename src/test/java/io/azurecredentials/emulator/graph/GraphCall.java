package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.entra.Caller;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.store.Replica;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A request whose token was good.
 *
 * @param path the variables of the route
 * @param replica the copy of the directory that answers this request's reads
 */
record GraphCall(
        Request request,
        Map<String, String> path,
        Caller caller,
        Rights rights,
        Directory directory,
        Replica replica,
        Instant now) {

    String variable(String name) {
        return Optional.ofNullable(path.get(name)).orElseThrow();
    }

    /** The request's body, which must be an object. */
    ObjectNode body() {
        if (request.body().isBlank()) {
            throw new GraphRefusal(400, "BadRequest", "Empty Payload. JSON content expected.");
        }
        try {
            JsonNode body = Json.read(request.body());
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (Json.Malformed e) {
            // Answered below, as what is no object is.
        }
        throw new GraphRefusal(
                400,
                "BadRequest",
                "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
    }

    /** The object that the path variable {@code key} names, as this request's replica sees it. */
    DirectoryObject object(ObjectType type) {
        Key key = Key.of(variable("key"));
        key.demandForm();
        return find(type, key).orElseThrow(() -> GraphRefusal.notFound(key.value()));
    }

    /** Those of the objects that live, as this request's replica sees them, by id. */
    Stream<DirectoryObject> live(Set<String> ids) {
        return ids.stream()
                .sorted()
                .flatMap(id -> directory.seen(id, replica).stream())
                .filter(object -> !object.isDeleted());
    }

    /** All objects of a type that live, as this request's replica sees them, by id. */
    Stream<DirectoryObject> live(ObjectType type) {
        return directory.seen(type, replica).filter(object -> !object.isDeleted());
    }

    /** A live object by id or alternate key, as this request's replica sees it. */
    Optional<DirectoryObject> find(ObjectType type, Key key) {
        if (key.property().equals("id")) {
            return directory.seen(key.value(), replica).filter(object -> isLive(object, type));
        }
        return directory.idsByKey(type, key.property(), key.value()).stream()
                .flatMap(id -> directory.seen(id, replica).stream())
                .filter(object -> isLive(object, type))
                .findFirst();
    }

    /** A live object by id or alternate key, as writers see it. */
    Optional<DirectoryObject> findCurrent(ObjectType type, Key key) {
        if (key.property().equals("id")) {
            return directory.current(key.value()).filter(object -> isLive(object, type));
        }
        return directory.idsByKey(type, key.property(), key.value()).stream()
                .flatMap(id -> directory.current(id).stream())
                .filter(object -> isLive(object, type))
                .findFirst();
    }

    /** Writes the next version of an object that this request has already found. */
    DirectoryObject update(
            DirectoryObject seen, Function<DirectoryObject, DirectoryObject> change) {
        return directory.alone(
                seen.id(),
                () -> directory.exclusively(() -> updated(seen.id(), change)),
                Conflicts::busy);
    }

    private DirectoryObject updated(String id, Function<DirectoryObject, DirectoryObject> change) {
        DirectoryObject newest =
                directory
                        .current(id)
                        .filter(object -> !object.isDeleted())
                        .orElseThrow(() -> GraphRefusal.notFound(id));
        DirectoryObject next = change.apply(newest);
        directory.put(next);
        return next;
    }

    private static boolean isLive(DirectoryObject object, ObjectType type) {
        return object.type() == type && !object.isDeleted();
    }
}
