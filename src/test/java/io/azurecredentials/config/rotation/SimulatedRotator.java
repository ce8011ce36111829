package io.azurecredentials.config.rotation;

import static io.azurecredentials.config.rotation.SimulatedConfig.CLIENT;
import static io.azurecredentials.config.rotation.SimulatedConfig.OWNER;
import static io.azurecredentials.config.rotation.SimulatedConfig.PATIENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An operator process that takes the steps it is told, dies where it is told to, and forgets what
 * only it knew. It holds no rule: rules under test are in {@link Rotation} and {@link Ledger}.
 */
final class SimulatedRotator {
    private final SimulatedConfig config;
    private final SimulatedApplication azure;
    private final boolean staleCache;
    private Duration skew;
    private @Nullable InHand inHand;
    private final Map<Step, Refusal> refusals = new HashMap<>();
    private int readVersion;
    private int readSecretVersion;

    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("died", null, false, false);
        }
    }

    SimulatedRotator(
            SimulatedConfig config, SimulatedApplication azure, boolean staleCache, Duration skew) {
        this.config = config;
        this.azure = azure;
        this.staleCache = staleCache;
        this.skew = skew;
    }

    private Instant now() {
        return azure.now.plus(skew);
    }

    /** Whoever takes over has another clock. */
    void restart() {
        inHand = null;
        refusals.clear();
        skew = skew.negated();
    }

    /** Until when there is nothing to do, by the true clock; empty when there may be. */
    Optional<Instant> pass() {
        takeUp();
        Step step = Rotation.next(facts(staleCache ? config.stale : config.ledger));
        if (step.isEffect() || step instanceof Step.Prove) {
            readVersion = config.version;
            step = Rotation.next(facts(config.ledger));
        }
        return take(step) && step instanceof Step.Rest(Instant until)
                ? Optional.of(until.minus(skew))
                : Optional.empty();
    }

    /**
     * A bootstrap Secret that changed comes into force once it works, and once status has written
     * down what was in force before.
     */
    private void takeUp() {
        readSecretVersion = config.secretVersion;
        boolean lost = config.kept.isEmpty() || !azure.exists(config.keptKey);
        boolean wanted = !config.source.equals(config.bootstrap) || lost;
        if (wanted
                && !config.ledger.isParting()
                && config.ledger.agrees(config.kept)
                && azure.works(config.bootstrap)) {
            String key = config.bootstrap;
            Optional<String> known = config.named ? Optional.of(key) : Optional.empty();
            keep(key, Optional.empty(), known, Optional.empty());
        }
    }

    private void keep(
            String key,
            Optional<Kept.Made> made,
            Optional<String> known,
            Optional<Instant> endsAt) {
        int expected = readSecretVersion;
        Instant since = now();
        effect(
                () -> {
                    if (expected == config.secretVersion) {
                        config.secretVersion++;
                        config.keptKey = key;
                        config.source = made.isPresent() ? config.source : key;
                        config.kept =
                                Optional.of(
                                        new Kept(
                                                "v" + config.secretVersion,
                                                CLIENT,
                                                made,
                                                known,
                                                since,
                                                endsAt));
                    }
                });
        readSecretVersion = config.secretVersion;
    }

    private Facts facts(Ledger ledger) {
        return new Facts(
                now(),
                config.asked,
                PATIENCE,
                ledger,
                config.kept,
                Optional.ofNullable(inHand),
                refusals,
                "dice" + ++config.dice);
    }

    private boolean take(Step step) {
        if (step.isAskedOfAzure() && config.refused.test(step)) {
            refusals.put(step, config.refusal(now()));
            return true;
        }
        return switch (step) {
            case Step.Reserve(Ledger next) -> {
                boolean written = write(next);
                inHand = written ? InHand.claimed(next, config.kept).orElse(null) : inHand;
                yield written;
            }
            case Step.GiveUp(Ledger next) -> write(next);
            case Step.Note(Ledger next) -> write(next);
            case Step.Part(Ledger next) -> write(next);
            case Step.Issue(RootKey key) -> issue(key);
            case Step.Prove _ -> prove();
            case Step.Save(RootKey key) -> save(key);
            case Step.Retire(RootKey key, Optional<String> sparing) -> retire(key, sparing);
            case Step.Forget _ -> forget();
            case Step.Rest _, Step.Refuse _ -> true;
        };
    }

    private boolean issue(RootKey key) {
        if (!azure.works(config.keptKey)) {
            return true;
        }
        InHand hand = hand();
        inHand = null;
        Instant ends = now().plus(SimulatedConfig.TTL);
        AtomicReference<@Nullable String> made = new AtomicReference<>();
        effect(() -> made.set(azure.add(OWNER.marker(key.number()), ends)));
        String keyID = made.get();
        inHand = keyID == null ? null : hand.issued(keyID, ends, now());
        return true;
    }

    private boolean prove() {
        boolean works = azure.works(hand().trial().orElseThrow().keyID());
        inHand = hand().tried(works, now().plus(PATIENCE.interval()));
        return true;
    }

    private boolean save(RootKey key) {
        InHand.Trial trial = hand().trial().orElseThrow();
        keep(
                trial.keyID(),
                Optional.of(new Kept.Made(key.number(), key.attempt())),
                Optional.of(trial.keyID()),
                Optional.of(trial.endsAt()));
        return true;
    }

    /**
     * A root that was removed cannot sign in: nothing is there. Any other refusal is tried again.
     */
    private boolean retire(RootKey key, Optional<String> sparing) {
        boolean last = key.serves() && !azure.exists(config.keptKey);
        if (!last && !azure.works(config.keptKey)) {
            return true;
        }
        String marker = OWNER.marker(key.number());
        Predicate<SimulatedApplication.Password> which =
                it ->
                        (key.isHandedOver()
                                        ? key.keyID().equals(Optional.of(it.keyID()))
                                        : it.marker().equals(marker))
                                && !sparing.equals(Optional.of(it.keyID()));
        boolean[] removed = new boolean[1];
        effect(() -> removed[0] = azure.remove(which));
        return write(config.ledger.retired(key, removed[0], now(), PATIENCE.settle()));
    }

    private boolean forget() {
        effect(
                () -> {
                    config.kept = Optional.empty();
                    config.secretVersion++;
                });
        effect(() -> config.gone = true);
        return true;
    }

    /** Optimistic locking: whoever read an older version loses. */
    private boolean write(Ledger next) {
        int expected = readVersion;
        if (expected != config.version) {
            inHand = null;
            return false;
        }
        effect(
                () -> {
                    if (expected == config.version) {
                        config.stale = config.ledger;
                        config.ledger = next;
                        config.version++;
                    }
                });
        readVersion = config.version;
        return true;
    }

    /** Dies before it, after it, or before it arrives. */
    private void effect(Runnable change) {
        int number = 3 * config.effects++;
        if (config.deaths.contains(number)) {
            throw new Death();
        }
        if (config.deaths.contains(number + 1)) {
            azure.later(change);
            throw new Death();
        }
        change.run();
        if (config.deaths.contains(number + 2)) {
            throw new Death();
        }
    }

    private InHand hand() {
        return java.util.Objects.requireNonNull(inHand);
    }
}
