package io.azurecredentials.server.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When our own certificates come and go. An authority has its successor a year before it ends, and
 * signs on for another month: whoever reads {@code ca.crt} once a month trusts every certificate
 * that is served.
 */
final class Renewal {
    /** Of an authority. */
    static final Duration AUTHORITY = Duration.ofDays(730);

    /** Of a server's certificate. */
    static final Duration LEAF = Duration.ofDays(30);

    /** For clocks that are behind ours. */
    static final Duration SKEW = Duration.ofHours(1);

    private static final Duration SUCCESSOR = AUTHORITY.dividedBy(2);
    private static final Duration OVERLAP = Duration.ofDays(30);

    private Renewal() {}

    /**
     * When a certificate counts.
     *
     * @param from when it was made, less {@link #SKEW}
     */
    record Span(Instant from, Instant until) {
        /** What one that is made now has. */
        static Span of(Duration length, Instant now) {
            return new Span(now.minus(SKEW), now.plus(length));
        }

        /** No longer than another. */
        Span within(Span other) {
            return until.isAfter(other.until) ? new Span(from, other.until) : this;
        }

        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }

    /** Whether another authority must be published. */
    static boolean needsAuthority(List<Span> authorities, Instant now) {
        return authorities.stream()
                .noneMatch(it -> Duration.between(now, it.until()).compareTo(SUCCESSOR) > 0);
    }

    /**
     * Which authority signs: the newest that everybody has had the time to hear of; before there is
     * one, the oldest. Empty if all are over.
     */
    static Optional<Span> signing(List<Span> authorities, Instant now) {
        List<Span> alive = authorities.stream().filter(it -> !it.isOver(now)).toList();
        Comparator<Span> byAge = Comparator.comparing(Span::from);
        return alive.stream()
                .filter(it -> !it.from().plus(SKEW).plus(OVERLAP).isAfter(now))
                .max(byAge)
                .or(() -> alive.stream().min(byAge));
    }

    /** Whether a server's certificate must be made anew: half of it is over. */
    static boolean needsLeaf(Span leaf, Instant now) {
        Duration whole = Duration.between(leaf.from(), leaf.until());
        return !now.isBefore(leaf.from().plus(whole.dividedBy(2)));
    }
}
