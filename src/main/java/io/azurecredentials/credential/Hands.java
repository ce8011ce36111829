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

    /** The text of the password that was made for exactly this attempt. */
    Optional<Sensitive> password(String uid, Optional<InHand> attempt) {
        return Optional.ofNullable(hands.get(uid))
                .filter(it -> attempt.filter(it.known()::isSameAttempt).isPresent())
                .flatMap(Hand::password);
    }

    void take(String uid, InHand known) {
        hands.put(uid, new Hand(known, Optional.empty()));
    }

    /** What is learned of an attempt that was dropped meanwhile is of no use any more. */
    void update(String uid, InHand known) {
        replace(uid, known, Optional.empty());
    }

    void issued(String uid, InHand known, Sensitive password) {
        replace(uid, known, Optional.of(password));
    }

    private void replace(String uid, InHand known, Optional<Sensitive> password) {
        hands.computeIfPresent(
                uid,
                (_, it) ->
                        it.known().isSameAttempt(known)
                                ? new Hand(known, password.or(it::password))
                                : it);
    }

    void drop(String uid) {
        hands.remove(uid);
    }
}
