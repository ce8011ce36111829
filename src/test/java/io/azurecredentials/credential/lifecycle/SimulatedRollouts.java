package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.SimulatedConsumers.Temper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a simulated operator has consumers restarted; each patch is an effect it may die at. */
final class SimulatedRollouts {
    private static final Duration WATCH = Duration.ofSeconds(10);
    private static final String NAME = "Deployment/web";

    private final SimulatedCluster cluster;
    private final Supplier<Facts> facts;
    private final Consumer<Runnable> effect;
    private Instant watchAt = Instant.EPOCH;

    SimulatedRollouts(SimulatedCluster cluster, Supplier<Facts> facts, Consumer<Runnable> effect) {
        this.cluster = cluster;
        this.facts = facts;
        this.effect = effect;
    }

    Instant watchAt() {
        return watchAt;
    }

    void restart() {
        watchAt = Instant.EPOCH;
    }

    /** What is done when somebody does not let it: all else that is due, and then nothing. */
    Step allowed(Step step) {
        boolean denied = step instanceof Step.Roll && cluster.consumers.temper == Temper.DENIED;
        return denied
                ? Lifecycle.besides(facts.get(), step).stream()
                        .findFirst()
                        .orElseGet(
                                () ->
                                        new Step.Rest(
                                                Lifecycle.comeBack(facts.get()), Step.Why.FRESH))
                : step;
    }

    Ledger roll(Key key) {
        SimulatedConsumers consumers = cluster.consumers;
        if (consumers.temper == Temper.GONE) {
            return Rollouts.rolled(facts.get(), key, List.of(), List.of(), List.of(NAME));
        }
        String keyID = key.keyID().orElseThrow();
        if (!consumers.mark.equals(keyID)) {
            int expected = consumers.version;
            effect.accept(() -> consumers.mark(expected, keyID));
        }
        return Rollouts.rolled(facts.get(), key, List.of(NAME), List.of(), List.of());
    }

    Optional<Ledger> watch(Key key) {
        Facts now = facts.get();
        watchAt = now.now().plus(WATCH);
        boolean finished = cluster.consumers.runsWith(key.keyID().orElseThrow());
        return Rollouts.watched(now, key, finished ? List.of() : List.of(NAME));
    }
}
