package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tags of a tenant's subscriptions, by scope. */
final class SubscriptionTags {

    private final Map<String, ObjectNode> all = new ConcurrentHashMap<>();

    ObjectNode of(String scope) {
        return all.getOrDefault(scope.toLowerCase(Locale.ROOT), Json.object());
    }

    void put(String scope, ObjectNode tags) {
        all.put(scope.toLowerCase(Locale.ROOT), tags);
    }
}
