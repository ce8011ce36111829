package io.azurecredentials.emulator.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One version of one object. Nobody changes a version; {@link #edit} makes the next one.
 *
 * @param body the properties as Graph prints them, secrets' texts excepted
 * @param owners ids of the owning objects
 * @param members ids of a group's direct members
 * @param secrets texts of the passwords, by key id; no reader of Graph ever sees them
 * @param federated federated identity credentials, by id
 */
public record DirectoryObject(
        ObjectType type,
        String id,
        ObjectNode body,
        Set<String> owners,
        Set<String> members,
        Map<String, String> secrets,
        Map<String, ObjectNode> federated) {

    /** A new object with nothing linked to it. */
    public static DirectoryObject of(ObjectType type, String id, ObjectNode body) {
        return new DirectoryObject(type, id, body, Set.of(), Set.of(), Map.of(), Map.of());
    }

    /** Whether it is in the recycle bin. */
    public boolean isDeleted() {
        return body.path("deletedDateTime").isTextual();
    }

    /** A text property; empty if it is null. */
    public String text(String property) {
        JsonNode value = body.path(property);
        return value.isTextual() ? value.asText() : "";
    }

    /** The next version, with its properties changed. */
    public DirectoryObject edit(Consumer<ObjectNode> change) {
        ObjectNode next = body.deepCopy();
        change.accept(next);
        return new DirectoryObject(type, id, next, owners, members, secrets, federated);
    }

    /** The next version, in the recycle bin since that instant. */
    public DirectoryObject deleted(Instant when) {
        return edit(next -> next.put("deletedDateTime", Timestamps.seconds(when)));
    }

    /** The next version, out of the recycle bin. */
    public DirectoryObject restored() {
        return edit(next -> next.putNull("deletedDateTime"));
    }

    public DirectoryObject withOwner(String ownerID) {
        return new DirectoryObject(
                type, id, body, plus(owners, ownerID), members, secrets, federated);
    }

    public DirectoryObject withoutOwner(String ownerID) {
        return new DirectoryObject(
                type, id, body, minus(owners, ownerID), members, secrets, federated);
    }

    public DirectoryObject withMember(String memberID) {
        return new DirectoryObject(
                type, id, body, owners, plus(members, memberID), secrets, federated);
    }

    public DirectoryObject withoutMember(String memberID) {
        return new DirectoryObject(
                type, id, body, owners, minus(members, memberID), secrets, federated);
    }

    public DirectoryObject withSecret(String keyID, String text) {
        Map<String, String> next = new LinkedHashMap<>(secrets);
        next.put(keyID, text);
        return new DirectoryObject(type, id, body, owners, members, next, federated);
    }

    public DirectoryObject withoutSecret(String keyID) {
        Map<String, String> next = new LinkedHashMap<>(secrets);
        next.remove(keyID);
        return new DirectoryObject(type, id, body, owners, members, next, federated);
    }

    public DirectoryObject withFederated(ObjectNode credential) {
        Map<String, ObjectNode> next = new LinkedHashMap<>(federated);
        next.put(credential.path("id").asText(), credential);
        return new DirectoryObject(type, id, body, owners, members, secrets, next);
    }

    public DirectoryObject withoutFederated(String credentialID) {
        Map<String, ObjectNode> next = new LinkedHashMap<>(federated);
        next.remove(credentialID);
        return new DirectoryObject(type, id, body, owners, members, secrets, next);
    }

    private static Set<String> plus(Set<String> ids, String id) {
        Set<String> next = new LinkedHashSet<>(ids);
        next.add(id);
        return next;
    }

    private static Set<String> minus(Set<String> ids, String id) {
        Set<String> next = new LinkedHashSet<>(ids);
        next.remove(id);
        return next;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return type.directoryName() + "[" + id + "]";
    }
}
