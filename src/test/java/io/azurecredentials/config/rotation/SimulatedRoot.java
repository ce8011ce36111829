package io.azurecredentials.config.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.config.rotation.SimulatedRotator.Death;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One life of the root of one config. */
final class SimulatedRoot {
    /**
     * What makes lives harder.
     *
     * @param lag until what was added shows everywhere
     * @param staleCache whether caches are behind
     * @param rival whether another operator has the same rights and does not know
     * @param skew by how much clocks are ahead or behind
     * @param named whether the config tells the key id of what its Secret holds
     */
    record Setting(Duration lag, boolean staleCache, boolean rival, Duration skew, boolean named) {}

    private final Setting setting;
    final SimulatedConfig config = new SimulatedConfig();
    final SimulatedApplication azure;
    private final List<SimulatedRotator> operators = new ArrayList<>();

    /** Passwords of others, and what was handed over without a name: they stay. */
    private final Set<String> foreign = new HashSet<>();

    /** What was handed over by name and perhaps never taken up: it may go or stay. */
    private final Set<String> undecided = new HashSet<>();

    private boolean checked = true;
    int mostPasswords;
    private int turns;

    SimulatedRoot(Setting setting, Set<Integer> deaths) {
        this.setting = setting;
        config.deaths = deaths;
        config.named = setting.named();
        azure = new SimulatedApplication(setting.lag(), deaths.hashCode());
        foreign.add(azure.addByHand("somebody else's"));
        foreign.add(azure.addByHand("azcred/cluster/uid/1-dice"));
        bootstrap();
        for (int i = 0; i < (setting.rival() ? 2 : 1); i++) {
            Duration skew = i == 0 ? setting.skew() : setting.skew().negated();
            operators.add(new SimulatedRotator(config, azure, setting.staleCache(), skew));
        }
    }

    /** Its owner puts another password into the bootstrap Secret. */
    void bootstrap() {
        if (config.named && !config.source.equals(config.bootstrap)) {
            undecided.add(config.bootstrap);
        }
        config.bootstrap = azure.addByHand("by hand");
        if (!config.named) {
            foreign.add(config.bootstrap);
        }
    }

    /** Somebody removes what is in force. */
    void lose() {
        checked = false;
        foreign.remove(config.keptKey);
        azure.removeByHand(config.keptKey);
    }

    void live(Duration life) {
        Instant end = azure.now.plus(life);
        while (azure.now.isBefore(end)) {
            turn();
            check();
        }
    }

    /** Without further deaths, one root is in force and nothing else is left. */
    void becomeQuiet() {
        config.deaths = Set.of();
        Instant latest = azure.now.plus(Duration.ofHours(2));
        while (!isAsWanted()) {
            assertThat(azure.now).as("still %s in %s", azure, this).isBefore(latest);
            turn();
            check();
        }
        checked = true;
    }

    void leave() {
        config.leave();
        Instant latest = azure.now.plus(Duration.ofHours(1));
        while (!config.gone) {
            assertThat(azure.now).as("never left in %s", this).isBefore(latest);
            turn();
        }
        while (!azure.isQuiet()) {
            azure.now = azure.now.plusSeconds(1);
            azure.arrive();
        }
        assertThat(azure.ours()).as("left %s in %s", azure, this).isZero();
        assertThat(azure.keyIDs()).as("%s", this).containsAll(foreign);
    }

    private void turn() {
        assertThat(++turns).as("restless in %s", this).isLessThan(8_000);
        azure.arrive();
        Instant next = azure.now.plusSeconds(1);
        Optional<Instant> rest = Optional.of(Instant.MAX);
        for (SimulatedRotator operator : operators) {
            rest = earlier(rest, pass(operator));
        }
        mostPasswords = Math.max(mostPasswords, azure.ours());
        azure.now = rest.filter(it -> azure.isQuiet() && it.isAfter(next)).orElse(next);
    }

    private Optional<Instant> pass(SimulatedRotator operator) {
        if (config.gone) {
            return Optional.empty();
        }
        try {
            return operator.pass();
        } catch (Death _) {
            operator.restart();
            return Optional.empty();
        }
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.flatMap(x -> b.map(y -> x.isBefore(y) ? x : y));
    }

    private void check() {
        assertThat(azure.keyIDs()).as("took another's in %s", this).containsAll(foreign);
        if (checked && config.kept.isPresent()) {
            assertThat(azure.exists(config.keptKey)).as("root is gone in %s", this).isTrue();
        }
    }

    /**
     * One in force, nothing else of ours, and nothing that was handed over by name and replaced.
     */
    private boolean isAsWanted() {
        Set<String> wanted = new HashSet<>(foreign);
        wanted.add(config.keptKey);
        Set<String> there = new HashSet<>(azure.keyIDs());
        there.removeAll(undecided);
        wanted.removeAll(undecided);
        return azure.isQuiet()
                && azure.works(config.keptKey)
                && there.equals(wanted)
                && config.ledger.agrees(config.kept)
                && config.ledger.keys().size() <= 1;
    }

    @Override
    public String toString() {
        return setting
                + " deaths="
                + config.deaths
                + " "
                + azure.now
                + " "
                + config.kept
                + " "
                + config.ledger;
    }
}
