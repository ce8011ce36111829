package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.SimulatedWish.PATIENCE;

import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.Facts;
import io.azurecredentials.role.lifecycle.InHand;
import io.azurecredentials.role.lifecycle.Sight;
import io.azurecredentials.role.lifecycle.Step;
import io.azurecredentials.role.lifecycle.Upkeep;
import io.azurecredentials.role.lifecycle.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An operator process that takes the steps it is told for a role, dies where it is told to, and
 * forgets what only it knew. It holds no rule: rules under test are in {@link Upkeep} and {@link
 * Estate}.
 */
final class SimulatedRoleOperator {
    private static final Duration INSPECTION = Duration.ofMinutes(30);

    private final SimulatedRole role;
    private final SimulatedAzure azure;
    private final SimulatedAzure.Clock clock;
    private final Supplier<Set<String>> named;
    private final Supplier<Boolean> held;
    private final SimulatedClearance clearance;
    private final boolean staleCache;
    private Duration skew;
    private Optional<InHand> hand = Optional.empty();
    private Instant inspectAt;
    private int readVersion;

    /**
     * @param named object ids of applications that some credential's status names
     * @param held whether anything that was issued from the role is left
     */
    SimulatedRoleOperator(
            SimulatedRole role,
            SimulatedAzure azure,
            SimulatedAzure.Clock clock,
            Supplier<Set<String>> named,
            Supplier<Boolean> held,
            boolean staleCache,
            Duration skew) {
        this.role = role;
        this.azure = azure;
        this.clock = clock;
        this.named = named;
        this.held = held;
        this.clearance = new SimulatedClearance(role, azure, this::now, this::effect);
        this.staleCache = staleCache;
        this.skew = skew;
        this.inspectAt = now().plus(INSPECTION);
    }

    /** Until when there is nothing to do, by the true clock; empty when there is. */
    Optional<Instant> pass() {
        Step step = Upkeep.next(facts(staleCache ? role.stale : role.now));
        if (step.isEffect()) {
            readVersion = role.version;
            step = Upkeep.next(facts(role.now));
        }
        take(step);
        return switch (step) {
            case Step.Rest(Instant until) -> Optional.of(until.minus(skew));
            case Step.Refuse(_, Instant until) -> Optional.of(until.minus(skew));
            default -> Optional.empty();
        };
    }

    /** Whoever takes over has another clock. */
    void restart() {
        hand = Optional.empty();
        skew = skew.negated();
        inspectAt = now().plus(INSPECTION.dividedBy(3));
    }

    private Instant now() {
        return clock.now.plus(skew);
    }

    private Facts facts(SimulatedRole.View view) {
        Wish wish = role.going ? leaving(view) : view.spec();
        Set<Integer> used =
                view.estate()
                        .superseded()
                        .filter(
                                it ->
                                        it.ids()
                                                .map(Ids::objectID)
                                                .filter(named.get()::contains)
                                                .isPresent())
                        .map(Principal::epoch)
                        .collect(java.util.stream.Collectors.toSet());
        return new Facts(now(), wish, PATIENCE.settle(), view.estate(), used, hand, inspectAt);
    }

    /** What was made once is kept for those that wait. */
    private Wish leaving(SimulatedRole.View view) {
        Wish waiting = view.estate().principals().isEmpty() ? new Wish.Unknown() : view.spec();
        return held.get() ? waiting : new Wish.Ended();
    }

    private void take(Step step) {
        switch (step) {
            case Step.Reserve(Estate next) -> {
                if (write(next)) {
                    hand = Optional.of(InHand.reserved(next.lastEpoch(), now()));
                }
            }
            case Step.Note(Estate next) -> write(next);
            case Step.Create(Principal principal, Wish.Kept wish) -> create(principal, wish);
            case Step.Assign(Principal principal) -> assign(principal);
            case Step.Give(Principal principal, List<Right> rights, List<Right> surplus) -> {
                if (give(principal, rights)) {
                    write(ledger(principal, it -> it.given(rights, surplus)));
                }
            }
            case Step.Take(Principal principal, List<Right> rights) ->
                    write(clearance.take(principal, rights));
            case Step.Inspect(Principal principal) -> inspect(principal);
            case Step.Revoke(Principal principal) -> write(clearance.revoke(principal));
            case Step.Forget _ -> role.gone = true;
            case Step.Rest _, Step.Refuse _ -> {}
        }
    }

    private void create(Principal principal, Wish.Kept wish) {
        InHand mine = hand(principal);
        String name = name(principal);
        effect(() -> azure.upsert(name));
        Optional<SimulatedAzure.App> app = azure.find(name);
        hand = Optional.of(app.isPresent() ? mine.shown() : mine.missing(now()));
        app.ifPresent(
                it -> write(role.now.estate().identified(principal, ids(it), wish, !mine.sole())));
    }

    private void assign(Principal principal) {
        InHand mine = hand(principal);
        if (give(principal, principal.rights().open())) {
            write(role.now.estate().confirmed(principal, now(), !mine.sole()));
        }
    }

    /** Roles are not given to a service principal that is not there. */
    private boolean give(Principal principal, List<Right> rights) {
        if (azure.byID(principal.ids().orElseThrow().objectID()).isEmpty()) {
            hand = Optional.of(hand(principal).missing(now()));
            return false;
        }
        rights.forEach(right -> effect(() -> azure.give(servicePrincipal(principal), right)));
        return true;
    }

    private void inspect(Principal principal) {
        inspectAt = now().plus(INSPECTION);
        Sight sight =
                azure.find(name(principal))
                        .filter(it -> it.id.equals(principal.ids().orElseThrow().objectID()))
                        .map(
                                _ ->
                                        new Sight(
                                                true,
                                                principal.rights().granted().stream()
                                                        .filter(
                                                                it ->
                                                                        !azure.has(
                                                                                servicePrincipal(
                                                                                        principal),
                                                                                it))
                                                        .toList()))
                        .orElse(Sight.NOTHING);
        if (sight.whole()) {
            hand = hand.map(InHand::shown);
        }
        switch (sight.of(facts(role.now), principal)) {
            case Sight.Finding.Sound _ -> {}
            case Sight.Finding.Missing(InHand next, Instant again) -> {
                hand = Optional.of(next);
                inspectAt = again;
            }
            case Sight.Finding.Lost(Estate next) -> write(next);
            case Sight.Finding.RightsLost(Estate next) -> write(next);
        }
    }

    private Estate ledger(
            Principal principal, java.util.function.Function<Amendments, Ledger> change) {
        Estate estate = role.now.estate();
        return estate.with(
                change.apply(estate.ledger().amending(principal, now(), PATIENCE.settle())));
    }

    /** Optimistic locking: whoever read an older version loses. */
    private boolean write(Estate next) {
        int expected = readVersion;
        if (expected != role.version) {
            hand = Optional.empty();
            return false;
        }
        effect(() -> role.write(expected, next));
        readVersion = role.version;
        return true;
    }

    /** Dies before it, after it, or before it arrives. */
    private void effect(Runnable change) {
        int number = 3 * role.effects++;
        if (role.deaths.contains(number)) {
            throw new Death();
        }
        if (role.deaths.contains(number + 1)) {
            azure.later(change);
            throw new Death();
        }
        change.run();
        if (role.deaths.contains(number + 2)) {
            throw new Death();
        }
    }

    private InHand hand(Principal principal) {
        return hand.filter(it -> it.epoch() == principal.epoch())
                .orElseGet(() -> InHand.takenUp(principal.epoch(), now()));
    }

    private static String name(Principal principal) {
        return SimulatedRole.OWNER.uniqueName(principal.epoch());
    }

    private static String servicePrincipal(Principal principal) {
        return principal.ids().orElseThrow().servicePrincipalID();
    }

    private static Ids ids(SimulatedAzure.App app) {
        return new Ids(app.id, "client-" + app.id, SimulatedAzure.servicePrincipal(app.id));
    }
}
