package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The life of one draw, from the request to the end of its object. */
final class SimulatedDraw {
    private static final Duration SHIFT = Duration.ofHours(8);

    /** Between two clocks, a removal under way and a look at it, lies at most so much. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Setting setting;
    private final SimulatedAzure.Clock clock = new SimulatedAzure.Clock();
    private final SimulatedAzure azure;
    private final SimulatedLife life;
    private final Set<String> published = new HashSet<>();
    private Instant leaseEnd = Instant.MAX;
    private boolean ended;
    final SimulatedCluster cluster;
    SimulatedReplica replica;

    SimulatedDraw(Setting setting, Set<Integer> deaths, Set<Integer> ofReplica) {
        this.setting = setting;
        azure = new SimulatedAzure(clock, setting.lag(), deaths.hashCode());
        life = new SimulatedLife(setting, deaths, Renewal.ON_REQUEST, clock, azure);
        cluster = life.cluster;
        cluster.draw =
                Optional.of(
                        new Draw(
                                clock.now,
                                Optional.of(clock.now.plus(SHIFT)),
                                Optional.empty(),
                                Optional.empty()));
        replica = new SimulatedReplica(cluster, azure, clock, ofReplica);
    }

    void live(Duration whole) {
        for (Instant end = clock.now.plus(whole); clock.now.isBefore(end); ) {
            turn();
        }
    }

    /** An operator dies at an effect counted from now. */
    void dieAfter(int death) {
        life.dieAfter(death);
    }

    /** Whoever asked does not wait any longer. */
    void hangUp() {
        replica.asked = false;
    }

    /** He asks again, and another replica answers. */
    void askAgain() {
        if (replica.given.isEmpty()) {
            replica = new SimulatedReplica(cluster, azure, clock, Set.of());
        }
    }

    /** What it was drawn with is gone. */
    void leaveDrawer() {
        ended = true;
        cluster.draw = cluster.draw.map(SimulatedDraw::left);
    }

    /** Its holder asks for more time. */
    void ask(Duration increment) {
        Instant until = clock.now.plus(increment);
        cluster.draw = cluster.draw.map(it -> requested(it, until));
        cluster.version++;
    }

    /** Without further deaths it goes, object and all, within that time. */
    void isGoneWithin(Duration time) {
        cluster.deaths = Set.of();
        Instant latest = clock.now.plus(time);
        while (!cluster.gone) {
            assertThat(clock.now).as("still there: %s", this).isBefore(latest);
            turn();
        }
        while (!azure.isQuiet()) {
            clock.now = clock.now.plusSeconds(1);
            azure.arrive();
        }
        assertThat(azure.isEmpty()).as("left %s in %s", azure, this).isTrue();
        assertThat(cluster.shelf.ours()).as("%s", this).isEmpty();
    }

    static Draw wanted(Draw it, Instant at) {
        return new Draw(at, it.drawerUntil(), it.deliveredAt(), it.requestedUntil());
    }

    static Draw delivered(Draw it, Instant at) {
        return new Draw(it.wantedAt(), it.drawerUntil(), Optional.of(at), it.requestedUntil());
    }

    private static Draw requested(Draw it, Instant until) {
        return new Draw(it.wantedAt(), it.drawerUntil(), it.deliveredAt(), Optional.of(until));
    }

    private static Draw left(Draw it) {
        return new Draw(it.wantedAt(), Optional.empty(), it.deliveredAt(), it.requestedUntil());
    }

    /** Whether it was written down that somebody has it. */
    boolean isSaid() {
        return cluster.draw.flatMap(Draw::deliveredAt).isPresent();
    }

    boolean isHeld() {
        return !replica.given.isEmpty();
    }

    Optional<Instant> expiresAt() {
        return cluster.ledger.leaseEnd();
    }

    Instant now() {
        return clock.now;
    }

    private void turn() {
        azure.arrive();
        Instant next = clock.now.plusSeconds(1);
        replica.look();
        Optional<Instant> rest = life.step();
        boolean idle = azure.isQuiet() && !replica.asked;
        clock.now = rest.filter(it -> idle && it.isAfter(next)).orElse(next);
        check();
    }

    /** There is one text at most, and it works as long as its lease for whoever was given it. */
    private void check() {
        cluster.ledger.published().flatMap(Key::keyID).ifPresent(published::add);
        assertThat(published).as("another text: %s", this).hasSizeLessThan(2);
        leaseEnd = cluster.ledger.leaseEnd().orElse(leaseEnd);
        Instant certain = clock.now.plus(setting.skew()).plus(MOMENT);
        if (isHeld() && !ended && certain.isBefore(leaseEnd)) {
            assertThat(azure.exists(replica.given)).as("revoked in use: %s", this).isTrue();
        }
    }

    @Override
    public String toString() {
        return clock.now + " " + cluster.draw + " " + life;
    }
}
