package io.azurecredentials.config;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.rotation.InHand;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process alone knows of the rotations it works on, texts of new passwords included, by
 * the AzureConfig's UID. Each is touched by one reconcile at a time.
 */
final class RootHands {
    private final Map<String, Hand> hands = new ConcurrentHashMap<>();

    /**
     * An attempt with its password.
     *
     * @param text empty before it was made
     */
    record Hand(InHand known, Optional<Sensitive> text) {}

    Optional<Hand> of(String uid) {
        return Optional.ofNullable(hands.get(uid));
    }

    void take(String uid, InHand known) {
        hands.put(uid, new Hand(known, Optional.empty()));
    }

    void issued(String uid, InHand known, Sensitive text) {
        hands.put(uid, new Hand(known, Optional.of(text)));
    }

    void tried(String uid, InHand known) {
        hands.computeIfPresent(uid, (_, it) -> new Hand(known, it.text()));
    }

    void drop(String uid) {
        hands.remove(uid);
    }
}
