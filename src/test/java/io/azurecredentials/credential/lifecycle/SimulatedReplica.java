package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The replica that was asked for a draw: it says that somebody waits, takes the text as soon as it
 * is there, says that it has it, and hands it over. It dies where it is told to.
 */
final class SimulatedReplica {
    private static final Duration REFRESH = Duration.ofSeconds(4);

    private final SimulatedCluster cluster;
    private final SimulatedAzure azure;
    private final SimulatedAzure.Clock clock;
    private final Set<Integer> deaths;
    private int effects;
    private String taken = "";

    /** Whether whoever asked still waits for the answer. */
    boolean asked = true;

    /** What he was given. */
    String given = "";

    SimulatedReplica(
            SimulatedCluster cluster,
            SimulatedAzure azure,
            SimulatedAzure.Clock clock,
            Set<Integer> deaths) {
        this.cluster = cluster;
        this.azure = azure;
        this.clock = clock;
        this.deaths = deaths;
    }

    /** The next thing that it does, if anything. */
    void look() {
        if (!asked) {
            return;
        }
        try {
            if (!taken.isEmpty()) {
                give();
            } else if (!take()) {
                mark();
            }
        } catch (Death _) {
            asked = false;
        }
    }

    private void mark() {
        Draw known = draw();
        if (!clock.now.isBefore(known.wantedAt().plus(REFRESH))) {
            Instant now = clock.now;
            effect(() -> change(it -> SimulatedDraw.wanted(it, now)));
        }
    }

    private boolean take() {
        Optional<Key> key = cluster.ledger.published().filter(it -> it.isHeldIn(cluster.shelf));
        if (key.isEmpty() || draw().deliveredAt().isPresent()) {
            return false;
        }
        int read = cluster.secretVersion;
        boolean[] mine = {false};
        effect(() -> mine[0] = isRemoved(read));
        taken = mine[0] ? key.get().keyID().orElseThrow() : "";
        return true;
    }

    /** Whoever removes it as it was read has it, and nobody else. */
    private boolean isRemoved(int read) {
        boolean mine = read == cluster.secretVersion;
        if (mine) {
            cluster.put(cluster.shelf.wanted(), new Delivery.Absent());
        }
        return mine;
    }

    private void give() {
        if (!isToStay()) {
            asked = false;
            return;
        }
        Instant now = clock.now;
        effect(() -> change(it -> SimulatedDraw.delivered(it, now)));
        given = taken;
        asked = false;
    }

    private boolean isToStay() {
        return cluster.ledger.published().isPresent()
                && cluster.ledger.ending().isEmpty()
                && !cluster.deleting;
    }

    private void change(UnaryOperator<Draw> how) {
        if (isToStay() || cluster.ledger.published().isEmpty()) {
            cluster.draw = cluster.draw.map(how);
            cluster.version++;
        }
    }

    private Draw draw() {
        return cluster.draw.orElseThrow();
    }

    private void effect(Runnable change) {
        int number = 3 * effects++;
        if (deaths.contains(number)) {
            throw new Death();
        }
        if (deaths.contains(number + 1)) {
            azure.later(change);
            throw new Death();
        }
        change.run();
        if (deaths.contains(number + 2)) {
            throw new Death();
        }
    }
}
