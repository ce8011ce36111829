package io.azurecredentials.role.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;

import io.azurecredentials.credential.lifecycle.LifecycleFixtures;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The applications of a role, seen at noon: each function returns one fact about them. */
final class EstateFixtures {
    static final Wish.Kept KEPT = new Wish.Kept(ISSUER, List.of(READER), false);
    static final Ids IDS = new Ids("object-1", "app-1", "sp-1");

    private EstateFixtures() {}

    /** A name was reserved just now. */
    static Estate reserved() {
        return Estate.EMPTY.reserving(KEPT, NOON);
    }

    /** It exists, and what it is to have is written down. */
    static Estate identified() {
        return reserved().identified(first(reserved()), IDS, KEPT, false);
    }

    /** It has had everything for a day. */
    static Estate serving() {
        Instant yesterday = NOON.minus(LifecycleFixtures.DAY);
        return identified().confirmed(first(identified()), yesterday, false);
    }

    /** Another is to take its place. */
    static Estate superseded() {
        return serving().retiring(first(serving()), NOON);
    }

    static Principal first(Estate estate) {
        return estate.principals().getFirst();
    }

    /** Nothing is in hand, and nothing inspected. */
    static Facts facts(Wish wish, Estate estate) {
        return new Facts(
                NOON, wish, SETTLE, estate, Set.of(), Optional.empty(), LifecycleFixtures.NEVER);
    }

    static Facts holding(Facts facts, InHand hand) {
        return new Facts(
                facts.now(),
                facts.wish(),
                facts.settle(),
                facts.estate(),
                facts.inUse(),
                Optional.of(hand),
                facts.inspectAt());
    }

    static Facts using(Facts facts, int... epochs) {
        return new Facts(
                facts.now(),
                facts.wish(),
                facts.settle(),
                facts.estate(),
                java.util.Arrays.stream(epochs)
                        .boxed()
                        .collect(java.util.stream.Collectors.toSet()),
                facts.hand(),
                facts.inspectAt());
    }

    static Facts at(Facts facts, Instant now) {
        return new Facts(
                now,
                facts.wish(),
                facts.settle(),
                facts.estate(),
                facts.inUse(),
                facts.hand(),
                facts.inspectAt());
    }
}
