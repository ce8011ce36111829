package io.azurecredentials.config;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a root credential nears its end, as far as that is known, and nobody replaces it. */
final class Expiry {
    /** Time enough for whoever has to make another one. */
    private static final Duration NOTICE = Duration.ofDays(14);

    /** Of a life that is too short for that, the part that is left when it is told. */
    private static final int PART = 5;

    /** The same where a rotation was to replace it when a tenth was left. */
    private static final int PART_WHEN_PLANNED = 20;

    private Expiry() {}

    /**
     * Whether somebody has to be told, also once it is over: whether it is over with the access as
     * well, Entra says and {@code Ready} tells.
     *
     * @param next when it is replaced, if that is planned
     */
    static Optional<String> warning(Held held, Optional<Instant> next, Instant now) {
        return end(held)
                .filter(it -> !now.isBefore(it.minus(notice(held, it, next))))
                .map(
                        it ->
                                (now.isBefore(it)
                                                ? "%s expires at %s; %s."
                                                : "%s expired at %s; %s.")
                                        .formatted(what(held), it, remedy(held)));
    }

    /** The tokens of a ServiceAccount end every hour, and others come. */
    private static Optional<Instant> end(Held held) {
        return held.name()
                .expires()
                .or(
                        () ->
                                held.root() instanceof Root.ClientCertificate it
                                        ? it.ends()
                                        : Optional.empty());
    }

    private static String what(Held held) {
        return "The root %s%s of the application %s"
                .formatted(
                        held.root() instanceof Root.ClientCertificate ? "certificate" : "password",
                        held.name().keyID().map(id -> " with the key id " + id).orElse(""),
                        held.root().clientID());
    }

    private static String remedy(Held held) {
        return held.root() instanceof Root.ClientCertificate
                ? "register another one on the application and write it into the Secret"
                : "put another one into the Secret, or have the operator make one with"
                        + " rootRotation";
    }

    private static Instant begin(Held held) {
        return held.root() instanceof Root.ClientCertificate it
                ? it.certificate().begins()
                : held.name().created().orElse(held.since());
    }

    private static Duration notice(Held held, Instant end, Optional<Instant> next) {
        Duration life =
                Duration.between(begin(held), end)
                        .dividedBy(next.isPresent() ? PART_WHEN_PLANNED : PART);
        return life.compareTo(NOTICE) < 0 ? life : NOTICE;
    }
}
