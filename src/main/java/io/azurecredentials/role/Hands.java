package io.azurecredentials.role;

import io.azurecredentials.role.lifecycle.InHand;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process alone knows of the applications that it is making, by the AzureRole's UID. Each
 * is touched by one reconcile at a time.
 */
final class Hands {
    private final Map<String, InHand> hands = new ConcurrentHashMap<>();

    Optional<InHand> of(String uid) {
        return Optional.ofNullable(hands.get(uid));
    }

    void take(String uid, InHand known) {
        hands.put(uid, known);
    }

    /** Azure showed the one that this process knows of, if any. */
    void shown(String uid) {
        hands.computeIfPresent(uid, (_, known) -> known.shown());
    }

    void drop(String uid) {
        hands.remove(uid);
    }
}
