package io.azurecredentials.emulator.conformance;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;
import static io.azurecredentials.emulator.directory.ObjectType.USER;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Guid;
import io.azurecredentials.emulator.http.Json;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Puts into the directory what a request needs that Graph accepted: what it writes to or asks about
 * is older than the scenario if nothing in it made it.
 */
record DirectoryNeeds(OfflineAzure azure, IdMap ids, DirectorySeeds seeds, Foresight foresight) {

    void prepare(Interaction interaction) {
        if (interaction.status() >= 300) {
            return;
        }
        List<String> parts = parts(interaction);
        if (parts.size() > 1) {
            holder(parts);
        }
        if (parts.size() > 3 && interaction.method().equals("DELETE")) {
            related(parts);
        }
        if (parts.size() > 1 && !interaction.isRead()) {
            new RelatedSeeds(azure, ids).prepare(parts, foresight);
        }
        JsonNode body = interaction.request().path("body");
        if (parts.equals(List.of("serviceprincipals"))) {
            application(body.path("appId").asText());
        }
        if (parts.equals(List.of("oauth2permissiongrants"))) {
            object(SERVICE_PRINCIPAL, body.path("clientId").asText(), false);
            object(SERVICE_PRINCIPAL, body.path("resourceId").asText(), false);
        }
        if (body.path("keyId").isTextual()) {
            password(parts, body.path("keyId").asText());
        }
        String link = body.path("@odata.id").asText();
        IdMap.guids(link).stream()
                .reduce((a, b) -> b)
                .ifPresent(id -> object(typeOf(id, USER), id, false));
    }

    /** The parts of the path behind the version; a key in parentheses is a part. */
    private static List<String> parts(Interaction interaction) {
        String path = interaction.path();
        String rest = path.substring(path.indexOf("/v1.0/") + "/v1.0/".length());
        return Arrays.stream(rest.replace("('", "/").replace("')", "").split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), UTF_8))
                .toList();
    }

    /** What the path names first. */
    private void holder(List<String> parts) {
        String key = parts.get(1);
        switch (parts.getFirst()) {
            case "directory" -> {
                if (parts.size() > 2) {
                    object(typeOf(parts.get(2), APPLICATION), parts.get(2), true);
                }
            }
            case "directoryobjects" -> object(typeOf(key, USER), key, false);
            default ->
                    Arrays.stream(ObjectType.values())
                            .filter(it -> it.collection().equalsIgnoreCase(parts.getFirst()))
                            .forEach(type -> object(type, key, false));
        }
    }

    private ObjectType typeOf(String id, ObjectType otherwise) {
        return foresight.type(id).orElse(otherwise);
    }

    /**
     * An object of that id or user principal name, as a later read shows it. What the emulator gave
     * an id of its own was made in the scenario: if it is missing, that is a difference.
     */
    private void object(ObjectType type, String key, boolean deleted) {
        boolean named = type == USER && key.contains("@");
        boolean older = named ? !foresight.makesUser(key) : ids.translate(key).equals(key);
        if ((!named && !Guid.is(key)) || !older || isThere(ids.translate(key))) {
            return;
        }
        String path =
                "https://graph.microsoft.com/v1.0/"
                        + type.collection().toLowerCase(Locale.ROOT)
                        + "/"
                        + key;
        ObjectNode body =
                foresight
                        .body(path)
                        .or(() -> foresight.entry(key))
                        .map(found -> (ObjectNode) found.deepCopy())
                        .orElseGet(Json::object);
        String id = body.path("id").asText(named ? UUID.randomUUID().toString() : key);
        body.put("id", id);
        if (named) {
            body.put("userPrincipalName", ids.translate(key));
        }
        seeds.put(type, body);
        if (deleted) {
            change(id, it -> it.deleted(azure.now()));
        }
    }

    private boolean isThere(String key) {
        return azure.directory().current(key).isPresent()
                || azure.directory()
                        .current()
                        .anyMatch(it -> it.text("userPrincipalName").equalsIgnoreCase(key));
    }

    /** What a deletion takes away: a member, an owner or a federated identity credential. */
    private void related(List<String> parts) {
        String id = parts.get(3);
        switch (parts.get(2)) {
            case "members" -> {
                object(typeOf(id, USER), id, false);
                change(parts.get(1), it -> it.withMember(ids.translate(id)));
            }
            case "owners" -> {
                object(typeOf(id, USER), id, false);
                change(parts.get(1), it -> it.withOwner(ids.translate(id)));
            }
            default -> {}
        }
    }

    private void application(String recorded) {
        String appID = ids.translate(recorded);
        boolean known = !azure.directory().idsByKey(APPLICATION, "appId", appID).isEmpty();
        if (!known && Guid.is(appID)) {
            ObjectNode body = Json.object().put("id", UUID.randomUUID().toString());
            seeds.put(APPLICATION, body.put("appId", appID).put("displayName", "older"));
        }
    }

    /** A password that a request takes away. */
    private void password(List<String> parts, String keyID) {
        String key = ids.translate(keyID);
        if (!key.equals(keyID)) {
            return;
        }
        Optional<DirectoryObject> holder = azure.directory().current(ids.translate(parts.get(1)));
        boolean has =
                holder.stream()
                        .flatMap(it -> it.body().path("passwordCredentials").valueStream())
                        .anyMatch(it -> it.path("keyId").asText().equalsIgnoreCase(key));
        if (!has) {
            ObjectNode entry = Json.object().put("keyId", key);
            entry.put("endDateTime", Instant.MAX.toString());
            change(
                    parts.get(1),
                    it -> it.edit(b -> b.withArrayProperty("passwordCredentials").add(entry)));
        }
    }

    private void change(String id, UnaryOperator<DirectoryObject> change) {
        azure.directory().current(ids.translate(id)).map(change).ifPresent(azure.directory()::put);
    }
}
