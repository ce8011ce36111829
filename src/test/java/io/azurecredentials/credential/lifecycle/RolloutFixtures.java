package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DIGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A credential whose second password was just published, and whose consumers read it once. */
final class RolloutFixtures {
    static final Duration TIMEOUT = Duration.ofHours(1);
    static final List<String> WEB = List.of("Deployment/web");
    static final Asked RESTARTING = asking(TIMEOUT);

    /** Long before the first lease ends. */
    static final Instant ROTATED = NOON.plus(Duration.ofHours(10));

    static final Instant DUE = ROTATED.plus(Rollout.QUIET);
    static final Instant LATEST = ROTATED.plus(Rollout.LONGEST_QUIET);
    static final Facts WAITING = rotated(RESTARTING, serving(1, NOON), 1);
    static final Facts ROLLED = rolled(WAITING, DUE);

    private RolloutFixtures() {}

    static Asked asking(Duration timeout) {
        return new Asked(
                Renewal.PASSWORD, Optional.empty(), Optional.empty(), false, Optional.of(timeout));
    }

    /** The second password was published, on that application. */
    static Facts rotated(Asked asked, Principal principal, int epoch) {
        Key first = published(1, 1, NOON);
        List<Principal> principals =
                epoch == 1 ? List.of(principal) : List.of(serving(1, NOON), principal);
        return publish(
                at(
                        ROTATED,
                        with(facts(ledger(principals, List.of(first)), secretWith(first)), asked)),
                2,
                epoch);
    }

    static Facts publish(Facts before, long sequence, int epoch) {
        Key key = meant(sequence, epoch, before.now());
        Ledger reserved =
                before.ledger()
                        .with(
                                before.ledger().principals(),
                                Stream.concat(before.ledger().keys().stream(), Stream.of(key))
                                        .toList());
        Facts reserving = before.after(reserved, Optional.empty());
        Ledger published =
                reserved.publishing(key, "key-" + sequence, DIGEST, before.now(), OVERLAP, false);
        return reserving
                .after(Rollouts.begun(reserving, published, OVERLAP), Optional.empty())
                .after(shelf(secretWith(key)));
    }

    static Facts rolled(Facts before, Instant now) {
        Facts at = at(now, before);
        return at.after(
                Rollouts.rolled(at, key(at, 2), WEB, List.of(), List.of()), Optional.empty());
    }

    static Facts watched(Facts before, Instant now, List<String> unfinished) {
        Facts at = at(now, before);
        return at.after(
                Rollouts.watched(at, key(at, 2), unfinished).orElseThrow(), Optional.empty());
    }

    static Facts watching(Facts it, Instant when) {
        return LifecycleFixtures.watchedAt(when, it);
    }

    static Key key(Facts facts, long sequence) {
        return facts.ledger().keys().stream()
                .filter(it -> it.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }

    static Rollout rollout(Facts facts) {
        return key(facts, 2).rollout().orElseThrow();
    }

    static Optional<Instant> retireAt(Facts facts, int epoch) {
        return facts.ledger().principal(epoch).orElseThrow().retireAt();
    }
}
