package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One life of one credential. */
final class SimulatedLife {
    private static final Duration OVERLAP = SimulatedWish.WISH.terms().overlapInForce();

    /**
     * What makes lives harder.
     *
     * @param lag until what was made or removed shows everywhere
     * @param staleCache whether caches are behind
     * @param rival whether another operator has the same rights and does not know
     * @param skew by how much clocks are ahead or behind; two may be twice as far apart, and that,
     *     with the lag of requests and of answers, has to be less than {@code settle}
     */
    record Setting(Duration lag, boolean staleCache, boolean rival, Duration skew) {}

    private final Setting setting;
    private final SimulatedAzure.Clock clock;
    final SimulatedCluster cluster = new SimulatedCluster();
    private final SimulatedAzure azure;
    private final List<SimulatedOperator> operators = new ArrayList<>();
    private final Set<String> vandalised = new HashSet<>();
    private final Map<String, Instant> inOverlap = new HashMap<>();
    private String held = "";
    int mostPasswords;
    private int turns;

    SimulatedLife(Setting setting, Set<Integer> deaths) {
        this(setting, deaths, Renewal.PASSWORD);
    }

    SimulatedLife(Setting setting, Set<Integer> deaths, Renewal renewal) {
        this(setting, deaths, renewal, new SimulatedAzure.Clock());
    }

    private SimulatedLife(
            Setting setting, Set<Integer> deaths, Renewal renewal, SimulatedAzure.Clock clock) {
        this(
                setting,
                deaths,
                renewal,
                clock,
                new SimulatedAzure(clock, setting.lag(), deaths.hashCode()));
    }

    /** In a world that others live in as well. */
    SimulatedLife(
            Setting setting,
            Set<Integer> deaths,
            Renewal renewal,
            SimulatedAzure.Clock clock,
            SimulatedAzure azure) {
        this.setting = setting;
        this.clock = clock;
        this.azure = azure;
        cluster.asked = new Asked(renewal, Optional.empty(), Optional.empty(), false);
        cluster.deaths = deaths;
        for (int i = 0; i < (setting.rival() ? 2 : 1); i++) {
            Duration skew = i == 0 ? setting.skew() : setting.skew().negated();
            operators.add(new SimulatedOperator(cluster, azure, clock, setting.staleCache(), skew));
        }
    }

    void live(Duration life) {
        for (Instant end = clock.now.plus(life); clock.now.isBefore(end); ) {
            turn();
            checkPublished();
        }
    }

    void suffer(Vandalism vandalism) {
        suffer(vandalism.happen(cluster, azure));
    }

    void suffer(Set<String> keyIDs) {
        vandalised.addAll(keyIDs);
        held = "";
    }

    /** Deaths at effects counted from now. */
    void dieAfter(int... deaths) {
        cluster.deaths =
                Arrays.stream(deaths)
                        .map(it -> it + 3 * cluster.effects)
                        .boxed()
                        .collect(Collectors.toSet());
    }

    boolean has(Right right) {
        Principal principal = cluster.ledger.current().orElseThrow();
        return azure.has(principal.ids().orElseThrow().servicePrincipalID(), right);
    }

    /** The role gives something else from now on. */
    void want(List<Right> rights) {
        cluster.wish = SimulatedWish.wish(rights);
    }

    /** Without further deaths, nothing of the lease is left, and the object says so. */
    void end() {
        cluster.deaths = Set.of();
        live(Duration.ofHours(2));
        assertThat(cluster.shelf.ours()).as("%s", this).isEmpty();
        assertThat(azure.isEmpty()).as("left %s in %s", azure, this).isTrue();
        assertThat(cluster.ledger.ending()).as("%s", this).isPresent();
    }

    /** Without further deaths, what is left is what is wanted. */
    void becomeQuiet() {
        cluster.deaths = Set.of();
        Instant latest = clock.now.plus(Duration.ofHours(3));
        while (!isAsWanted()) {
            assertThat(clock.now).as("still %s in %s", azure, this).isBefore(latest);
            turn();
            checkPublished();
        }
    }

    void leave() {
        cluster.deleting = true;
        cluster.version++;
        Instant latest = clock.now.plus(Duration.ofHours(2));
        while (!cluster.gone) {
            assertThat(clock.now).as("never left in %s", this).isBefore(latest);
            turn();
        }
        while (!azure.isQuiet()) {
            clock.now = clock.now.plusSeconds(1);
            azure.arrive();
        }
        assertThat(azure.isEmpty()).as("left %s in %s", azure, this).isTrue();
    }

    private void turn() {
        azure.arrive();
        Instant next = clock.now.plusSeconds(1);
        Optional<Instant> rest = step();
        clock.now = rest.filter(it -> azure.isQuiet() && it.isAfter(next)).orElse(next);
    }

    /** All that happens at one instant; until when there is nothing to do, empty if there is. */
    Optional<Instant> step() {
        assertThat(++turns).as("restless in %s", this).isLessThan(8_000);
        Optional<Instant> rest = Optional.of(Instant.MAX);
        for (SimulatedOperator operator : operators) {
            rest = SimulatedWish.earlier(rest, pass(operator));
        }
        mostPasswords = Math.max(mostPasswords, azure.passwords());
        return rest;
    }

    /** Until when there is nothing to do; empty when there is. */
    private Optional<Instant> pass(SimulatedOperator operator) {
        if (cluster.gone) {
            return Optional.empty();
        }
        try {
            return operator.pass().flatMap(SimulatedWish::idleUntil);
        } catch (Death _) {
            operator.restart();
            return Optional.empty();
        }
    }

    void checkPublished() {
        for (Delivery.Holds it : holding()) {
            assertThat(exists(it.keyID())).as("revoked while published: %s", this).isTrue();
        }
        checkOverlap();
        Duration apart = setting.skew().multipliedBy(2);
        cluster.consumers.live(clock.now, held, cluster.ledger);
        cluster.consumers.check(apart, it -> cluster.roleGoes || exists(it));
    }

    private boolean exists(String keyID) {
        return vandalised.contains(keyID) || azure.exists(keyID);
    }

    /** Who has read the Secret just before it changed goes on with what it held. */
    private void checkOverlap() {
        if (cluster.roleGoes) {
            return;
        }
        holding().stream()
                .max(Comparator.comparingLong(Delivery.Holds::sequence))
                .map(Delivery.Holds::keyID)
                .filter(it -> !it.equals(held))
                .ifPresent(this::overlap);
        inOverlap.values().removeIf(it -> !clock.now.isBefore(it));
        inOverlap.keySet().stream()
                .filter(it -> !it.isEmpty())
                .forEach(
                        it ->
                                assertThat(exists(it))
                                        .as("revoked before its overlap was over: %s", this)
                                        .isTrue());
    }

    private void overlap(String keyID) {
        inOverlap.put(held, clock.now.plus(OVERLAP).minus(setting.skew().multipliedBy(2)));
        inOverlap.remove(keyID);
        held = keyID;
    }

    private List<Delivery.Holds> holding() {
        return cluster.shelf.secrets().values().stream()
                .flatMap(it -> it instanceof Delivery.Holds held ? Stream.of(held) : Stream.empty())
                .toList();
    }

    private boolean isAsWanted() {
        return azure.isQuiet() && azure.applications() == 1 && azure.passwords() == 1 && isServed();
    }

    /** One password of its own works, and nothing else is written down. */
    boolean isServed() {
        return isPublished()
                && SimulatedWish.isGiven(
                        cluster.wish.rights(), cluster.ledger.current().orElseThrow(), azure);
    }

    boolean isPublished() {
        return cluster.shelf.secrets().size() == 1
                && cluster.shelf.delivery()
                        instanceof
                        Delivery.Holds(_, _, String keyID, String noted, String actual, _)
                && noted.equals(actual)
                && azure.works(keyID)
                && cluster.ledger.keys().size() == 1
                && cluster.ledger.principals().size() == 1;
    }

    @Override
    public String toString() {
        return setting + " deaths=" + cluster.deaths + " " + cluster.ledger;
    }
}
