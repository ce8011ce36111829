package io.azurecredentials.config;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a root password nears its end, as far as that is known, and nobody replaces it. */
final class Expiry {
    /** Time enough for whoever has to make another one. */
    private static final Duration NOTICE = Duration.ofDays(14);

    /** Of a life that is too short for that, the part that is left when it is told. */
    private static final int PART = 5;

    /** The same where a rotation was to replace it when a tenth was left. */
    private static final int PART_WHEN_PLANNED = 20;

    private Expiry() {}

    /**
     * Whether somebody has to be told.
     *
     * @param next when it is replaced, if that is planned
     */
    static Optional<String> warning(Held held, Optional<Instant> next, Instant now) {
        return held.name()
                .expires()
                .filter(it -> !now.isBefore(it.minus(notice(held, it, next))))
                .map(
                        it ->
                                "The root password%s of the application %s expires at %s; put another one into the Secret, or have the operator make one with rootRotation."
                                        .formatted(
                                                held.name()
                                                        .keyID()
                                                        .map(id -> " with the key id " + id)
                                                        .orElse(""),
                                                held.root().clientID(),
                                                it));
    }

    private static Duration notice(Held held, Instant end, Optional<Instant> next) {
        Duration life =
                Duration.between(held.name().created().orElse(held.since()), end)
                        .dividedBy(next.isPresent() ? PART_WHEN_PLANNED : PART);
        return life.compareTo(NOTICE) < 0 ? life : NOTICE;
    }
}
