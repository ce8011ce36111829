package io.azurecredentials.config.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a root is replaced without anybody asking. */
public sealed interface Plan {

    /** Of the life of a password, what is left when it is replaced whatever the plan says. */
    int LAST_PART = 10;

    /** Never, unless one of ours would run out: there may be no other to fall back on. */
    record OnDemand() implements Plan {}

    /**
     * So long after it came into force.
     *
     * @param period longer than nothing
     */
    record Every(Duration period) implements Plan {}

    /**
     * At the instants of a schedule.
     *
     * @param window how long after one of them a rotation may still start; without one, until the
     *     next instant
     */
    record At(Schedule schedule, Optional<Duration> window) implements Plan {}

    /**
     * When a root is replaced; at once if that is not after {@code now}. No plan lets a root run
     * out: one that ends before its time is replaced when a tenth of its life is left, within a
     * window or not. Without a plan, that is so for those that we made.
     *
     * @return empty if never
     */
    default Optional<Instant> next(Kept root, Instant now) {
        return switch (this) {
            case OnDemand _ -> root.made().flatMap(_ -> lastCall(root));
            case Every(Duration period) -> earlier(root.since().plus(period), lastCall(root));
            case At(Schedule schedule, Optional<Duration> window) ->
                    missed(schedule, window, root, now)
                            .or(() -> schedule.after(now))
                            .or(() -> lastCall(root))
                            .flatMap(it -> earlier(it, lastCall(root)));
        };
    }

    private static Optional<Instant> missed(
            Schedule schedule, Optional<Duration> window, Kept root, Instant now) {
        return schedule.upTo(now)
                .filter(it -> it.isAfter(root.since()))
                .filter(it -> window.map(open -> now.isBefore(it.plus(open))).orElse(true));
    }

    private static Optional<Instant> lastCall(Kept root) {
        return root.endsAt()
                .map(it -> it.minus(Duration.between(root.since(), it).dividedBy(LAST_PART)));
    }

    private static Optional<Instant> earlier(Instant planned, Optional<Instant> lastCall) {
        return Optional.of(lastCall.filter(it -> it.isBefore(planned)).orElse(planned));
    }
}
