package io.azurecredentials.credential;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.credential.lifecycle.InHand;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process alone knows of the attempts it works on, texts of new passwords included, by
 * the AzureCredential's UID. Each is touched by one reconcile at a time.
 */
public final class Hands {
    private final Map<String, Hand> hands = new ConcurrentHashMap<>();

    private record Hand(InHand known, Optional<Sensitive> password) {}

    /** What is known of the attempt this process works on. */
    Optional<InHand> of(String uid) {
        return Optional.ofNullable(hands.get(uid)).map(Hand::known);
    }

    /** The text of the password that was made for it. */
    Optional<Sensitive> password(String uid) {
        return Optional.ofNullable(hands.get(uid)).flatMap(Hand::password);
    }

    void take(String uid, InHand known) {
        hands.put(uid, new Hand(known, Optional.empty()));
    }

    void update(String uid, InHand known) {
        hands.computeIfPresent(uid, (_, it) -> new Hand(known, it.password()));
    }

    void issued(String uid, InHand known, Sensitive password) {
        hands.put(uid, new Hand(known, Optional.of(password)));
    }

    void drop(String uid) {
        hands.remove(uid);
    }

    /** Leadership is lost: whoever has it now makes passwords of its own. */
    public void wipe() {
        hands.clear();
    }
}
