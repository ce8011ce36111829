package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings what one living service principal has to what is wanted: what it lacks is added first, and
 * only what is there in its place lets the rest go. One that waits for its end gets nothing new.
 *
 * <p>What nobody wrote down is not touched: a right that somebody else gave to a service principal
 * of ours is his, and goes with it if it is a membership.
 *
 * @param wanted empty while nobody knows
 */
public record Adjustment(
        Ledger ledger,
        Principal principal,
        Optional<List<Right>> wanted,
        Instant now,
        Duration settle) {

    public Adjustment {
        wanted = wanted.map(List::copyOf);
    }

    /** One thing to do. */
    public sealed interface Move {
        /** Write down what is going to change. */
        record Intend(Ledger next) implements Move {}

        /**
         * Give these; once that is confirmed, others need not stay.
         *
         * @param surplus what is taken away from then on
         */
        record Give(List<Right> rights, List<Right> surplus) implements Move {
            public Give {
                rights = List.copyOf(rights);
                surplus = List.copyOf(surplus);
            }
        }

        /** Take these away. */
        record Take(List<Right> rights) implements Move {
            public Take {
                rights = List.copyOf(rights);
            }
        }
    }

    /** All that can be done now, the most important first. */
    public Stream<Move> due() {
        return Stream.concat(wanted.flatMap(this::change).stream(), removal());
    }

    /** When something that is taken away is looked at again. */
    public Stream<Instant> later() {
        return principal.rights().holdings().stream()
                .filter(it -> it.state() == Holding.State.LEAVING)
                .map(this::at)
                .filter(it -> it.isAfter(now));
    }

    /** The intent, for one that was never given what was written down, and has no user yet. */
    public Optional<Ledger> ahead() {
        Rights rights = principal.rights();
        return wanted.filter(it -> rights.lack(it) || !rights.surplus(it).isEmpty())
                .map(it -> amendments().becoming(it));
    }

    private Optional<Move> change(List<Right> these) {
        Rights rights = principal.rights();
        boolean stays = principal.retireAt().isEmpty();
        List<Right> surplus = rights.surplus(these);
        if (stays && rights.lack(these)) {
            return Optional.of(new Move.Intend(amendments().requesting(these)));
        }
        if (stays && !rights.open(these).isEmpty()) {
            return Optional.of(new Move.Give(rights.open(these), surplus));
        }
        return surplus.isEmpty()
                ? Optional.empty()
                : Optional.of(new Move.Intend(amendments().leaving(surplus)));
    }

    private Stream<Move> removal() {
        List<Right> stay = wanted.orElse(List.of());
        List<Right> due =
                principal.rights().holdings().stream()
                        .filter(it -> it.state() == Holding.State.LEAVING)
                        .filter(it -> !at(it).isAfter(now))
                        .map(Holding::right)
                        .filter(it -> stay.stream().noneMatch(it::isSameAs))
                        .toList();
        return due.isEmpty() ? Stream.empty() : Stream.of(new Move.Take(due));
    }

    private Instant at(Holding holding) {
        return holding.absentSince().map(it -> it.plus(settle)).orElse(now);
    }

    private Amendments amendments() {
        return ledger.amending(principal, now, settle);
    }
}
