package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.directory.ObjectType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a scenario tells later of things that it needs earlier. */
record Foresight(List<Interaction> interactions) {

    /** What the first read of a path shows that finds something there. */
    Optional<JsonNode> body(String path) {
        return interactions.stream()
                .filter(it -> it.isRead() && it.status() == 200 && !it.isTruncated())
                .filter(it -> it.path().equals(path))
                .map(Interaction::body)
                .filter(JsonNode::isObject)
                .findFirst();
    }

    /** What some list shows of an object. */
    Optional<JsonNode> entry(String id) {
        return interactions.stream()
                .flatMap(it -> it.body().path("value").valueStream())
                .filter(it -> it.path("id").asText().equalsIgnoreCase(id) && it.size() > 1)
                .findFirst();
    }

    /** The type of an object, as a list names it, or else as some request looks for it. */
    Optional<ObjectType> type(String id) {
        String shown = entry(id).map(it -> it.path("@odata.type").asText()).orElse("");
        return Arrays.stream(ObjectType.values())
                .filter(type -> type.odataType().equals(shown))
                .findFirst()
                .or(
                        () ->
                                Arrays.stream(ObjectType.values())
                                        .filter(type -> isLookedForIn(type, id))
                                        .findFirst());
    }

    private boolean isLookedForIn(ObjectType type, String id) {
        String place = ("/" + type.collection() + "/" + id).toLowerCase(Locale.ROOT);
        return interactions.stream().anyMatch(it -> (it.path() + "/").contains(place + "/"));
    }

    /** Whether the scenario makes a user of that name, sooner or later. */
    boolean makesUser(String name) {
        return interactions.stream()
                .filter(it -> it.method().equals("POST"))
                .map(it -> it.request().path("body").path("userPrincipalName").asText())
                .anyMatch(name::equalsIgnoreCase);
    }
}
