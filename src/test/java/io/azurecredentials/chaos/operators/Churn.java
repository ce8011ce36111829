package io.azurecredentials.chaos.operators;

import io.azurecredentials.process.OperatorProcess;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One operator most of the time, and from time to time another: a successor after an orderly end or
 * a crash, a standby that takes over, a rival that was started by mistake and asks nobody, and a
 * leader that stands still while another is elected and then goes on as if nothing had happened.
 */
public final class Churn implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Fleet fleet;
    private final Random random;
    private int started;
    private OperatorProcess leader;

    public Churn(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.random = new Random(seed);
        this.leader = fleet.launch(identity());
    }

    private enum Turn {
        CRASH,
        REPLACED,
        STANDBY,
        RIVAL,
        RIVAL_AGAIN,
        FROZEN
    }

    /** One turn after another, with quiet times between them, until somebody says stop. */
    public void run(BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            rest(stop, Duration.ofMillis(random.nextInt(2_000, 8_000)));
            if (!stop.getAsBoolean()) {
                turn(Turn.values()[random.nextInt(Turn.values().length)], stop);
            }
        }
    }

    private void turn(Turn turn, BooleanSupplier stop) {
        switch (turn) {
            case CRASH -> {
                leader.kill();
                leader = fleet.launch(identity());
            }
            case REPLACED -> {
                boolean _ = leader.terminate() == 0;
                leader = successor();
            }
            case STANDBY -> {
                OperatorProcess standby = successor();
                rest(stop, Duration.ofSeconds(3));
                boolean _ = leader.terminate() == 0;
                leader = standby;
            }
            case RIVAL, RIVAL_AGAIN -> rival(stop);
            case FROZEN -> freeze(stop);
        }
    }

    /** Two that both write: only what each write is tied to keeps them from doing harm. */
    private void rival(BooleanSupplier stop) {
        try (OperatorProcess _ = fleet.launch("rival", Map.of("LEADER_ELECTION", "false"))) {
            rest(stop, Duration.ofMillis(random.nextInt(4_000, 10_000)));
        }
    }

    private void freeze(BooleanSupplier stop) {
        OperatorProcess frozen = leader;
        frozen.freeze();
        leader = successor();
        fleet.awaitLeader(identity());
        rest(stop, Duration.ofMillis(random.nextInt(500, 3_000)));
        frozen.thaw();
        rest(stop, Duration.ofMillis(random.nextInt(500, 3_000)));
        frozen.kill();
    }

    /** With no further turns; it leads when this returns. */
    public OperatorProcess survivor() {
        leader.awaitReady();
        fleet.awaitLeader(identity());
        return leader;
    }

    @Override
    public void close() {
        leader.close();
    }

    private OperatorProcess successor() {
        started++;
        return fleet.launch(identity());
    }

    private String identity() {
        return "storm-" + started;
    }

    private static void rest(BooleanSupplier stop, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end && !stop.getAsBoolean()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
