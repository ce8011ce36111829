package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.SimulatedWish.PATIENCE;

import io.azurecredentials.credential.lifecycle.Principal.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An operator process that takes the steps it is told, dies where it is told to, and forgets what
 * only it knew. It holds no rule: rules under test are in {@link Lifecycle} and {@link Ledger}.
 */
final class SimulatedOperator {
    private static final Duration INSPECTION = Duration.ofMinutes(30);

    private final SimulatedCluster cluster;
    private final SimulatedAzure azure;
    private final SimulatedAzure.Clock clock;
    private final boolean staleCache;
    private Duration skew;
    private final SimulatedRemoval removal;
    private final SimulatedRights rights;
    private @Nullable InHand inHand;
    private final SimulatedRollouts rollouts;
    private Instant inspectAt;
    private int readVersion;
    private int readSecretVersion;

    SimulatedOperator(
            SimulatedCluster cluster,
            SimulatedAzure azure,
            SimulatedAzure.Clock clock,
            boolean staleCache,
            Duration skew) {
        this.cluster = cluster;
        this.azure = azure;
        this.clock = clock;
        this.skew = skew;
        this.staleCache = staleCache;
        this.inspectAt = now().plus(INSPECTION);
        this.removal = new SimulatedRemoval(cluster, azure, this::now, this::effect);
        this.rights = new SimulatedRights(cluster, azure, this::now, this::effect);
        this.rollouts = new SimulatedRollouts(cluster, () -> facts(cluster.ledger), this::effect);
    }

    /** What its own clock says. */
    private Instant now() {
        return clock.now.plus(skew);
    }

    /**
     * One pass, with instants of the true clock; empty when the status write was lost to a rival.
     */
    Optional<Step> pass() {
        Step step = Lifecycle.next(facts(staleCache ? cluster.stale : cluster.ledger));
        if (step.isEffect() || step instanceof Step.Prove) {
            readVersion = cluster.version;
            readSecretVersion = cluster.secretVersion;
            step = rollouts.allowed(Lifecycle.next(facts(cluster.ledger)));
        }
        return take(step) ? Optional.of(SimulatedWish.earlier(step, skew)) : Optional.empty();
    }

    /** Whoever takes over has another clock. */
    void restart() {
        inHand = null;
        rollouts.restart();
        skew = skew.negated();
        inspectAt = now().plus(INSPECTION.dividedBy(3));
    }

    private Facts facts(Ledger ledger) {
        return cluster.facts(
                ledger, now(), Optional.ofNullable(inHand), inspectAt, rollouts.watchAt());
    }

    private boolean take(Step step) {
        return switch (step) {
            case Step.Reserve(Ledger next) -> {
                boolean written = write(next);
                inHand = written ? cluster.ledger.claim().orElse(null) : inHand;
                yield written;
            }
            case Step.Create(Principal principal, _) ->
                    !cluster.gives(principal) || create(principal);
            case Step.Assign(Principal principal, _) -> assign(principal);
            case Step.Issue(Principal principal, Key key) ->
                    !cluster.gives(principal) || issue(principal, key);
            case Step.Prove _ -> prove();
            case Step.Publish(_, Key key, String keyID) -> publish(key, keyID);
            case Step.Note(Key key, Delivery.Holds held) -> write(published(key, held));
            case Step.Amend(Ledger next) -> write(next);
            case Step.Give it -> write(rights.give(it));
            case Step.Take it -> write(rights.take(it));
            case Step.Retire(Principal principal, Key key) -> write(removal.retire(principal, key));
            case Step.Revoke(Principal principal) -> write(removal.revoke(principal));
            case Step.Inspect(Principal principal, Key key) -> inspect(principal, key);
            case Step.Extend(Ledger next) -> write(next, cluster::answered);
            case Step.Discard _ -> write(cluster.ledger, cluster::told);
            case Step.End(Ledger next) -> write(next);
            case Step.Withdraw(String name) -> withdraw(name);
            case Step.Roll(Key key) -> write(rollouts.roll(key));
            case Step.Watch(Key key) -> rollouts.watch(key).map(this::write).orElse(true);
            case Step.Forget _ -> cluster.goes();
            case Step.Rest _, Step.Refuse _ -> true;
        };
    }

    private boolean withdraw(String name) {
        int expected = readSecretVersion;
        effect(() -> deliver(expected, name, new Delivery.Absent()));
        return true;
    }

    private boolean inspect(Principal principal, Key key) {
        inspectAt = now().plus(INSPECTION);
        return switch (azure.survey(cluster.owner, principal, key)
                .of(cluster.ledger, principal, key, now(), PATIENCE.settle())) {
            case Survey.Finding.Sound _ -> true;
            case Survey.Finding.Lost(Ledger next) -> write(next);
        };
    }

    private boolean create(Principal principal) {
        String name = SimulatedWish.name(cluster.owner, principal);
        effect(() -> azure.upsert(name));
        SimulatedAzure.App app = azure.find(name).orElse(null);
        if (app == null) {
            return true;
        }
        Ledger next =
                cluster.ledger.identified(
                        principal,
                        new Ids(
                                app.id,
                                "client-" + app.id,
                                SimulatedAzure.servicePrincipal(app.id)),
                        rights.wanted(),
                        false);
        return write(next);
    }

    private boolean assign(Principal principal) {
        rights.give(principal, principal.rights().open());
        inHand = hand().withGrants();
        return true;
    }

    private boolean issue(Principal principal, Key key) {
        AtomicReference<Optional<String>> made = new AtomicReference<>(Optional.empty());
        String app = ids(principal).objectID();
        effect(() -> made.set(azure.addPassword(app, cluster.owner.marker(key), key.endsAt())));
        inHand =
                made.get()
                        .map(it -> hand().issued(it, now()))
                        .orElseGet(() -> hand().withoutApplication());
        return true;
    }

    private boolean prove() {
        Instant next = now().plus(PATIENCE.interval());
        inHand = hand().tried(azure.works(hand().trial().orElseThrow().keyID()), next);
        return true;
    }

    private boolean publish(Key key, String keyID) {
        int expected = readSecretVersion;
        if (expected != cluster.secretVersion) {
            return false;
        }
        Delivery.Holds held =
                new Delivery.Holds(
                        key.sequence(), key.attempt(), keyID, keyID, keyID, cluster.wish.shape());
        effect(() -> deliver(expected, key.secretName(), held));
        return write(published(key, held));
    }

    private void deliver(int expected, String name, Delivery next) {
        if (expected == cluster.secretVersion) {
            cluster.put(name, next);
        }
    }

    private Ledger published(Key key, Delivery.Holds held) {
        Ledger next =
                cluster.ledger.publishing(
                        key,
                        held.keyID(),
                        held.noted(),
                        now(),
                        cluster.wish.terms().overlapInForce(),
                        inHand != null && inHand.retried());
        return Rollouts.begun(facts(cluster.ledger), next, cluster.wish.terms().overlapInForce());
    }

    /** Optimistic locking: whoever read an older version loses. */
    private boolean write(Ledger next) {
        return write(next, () -> {});
    }

    private boolean write(Ledger next, Runnable besides) {
        int expected = readVersion;
        if (expected != cluster.version) {
            inHand = null;
            return false;
        }
        effect(() -> commit(expected, next, besides));
        readVersion = cluster.version;
        return true;
    }

    private void commit(int expected, Ledger next, Runnable besides) {
        if (expected == cluster.version) {
            besides.run();
            cluster.stale = cluster.ledger;
            cluster.ledger = next;
            cluster.version++;
        }
    }

    /** Dies before it, after it, or before it arrives. */
    private void effect(Runnable change) {
        int number = 3 * cluster.effects++;
        if (cluster.deaths.contains(number)) {
            throw new Death();
        }
        if (cluster.deaths.contains(number + 1)) {
            azure.later(change);
            throw new Death();
        }
        change.run();
        if (cluster.deaths.contains(number + 2)) {
            throw new Death();
        }
    }

    private InHand hand() {
        return java.util.Objects.requireNonNull(inHand);
    }

    private static Ids ids(Principal principal) {
        return principal.ids().orElseThrow();
    }
}
