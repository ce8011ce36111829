package io.azurecredentials.chaos.operators;

import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.process.OperatorProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One life after another, each ended with SIGKILL. The identity in the election stays the same, so
 * that a successor leads at once, and changes with every tenth restart: then the lease has to end
 * before the successor leads, and as often as not the one before it is not dead yet, but stands
 * still meanwhile and goes on afterwards.
 */
public final class Killing {
    private static final int SAME_IDENTITY = 10;

    /** Who waits for changes when nobody asks for any dies by the clock. */
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(6);

    /** From launch to ready on two cores of which nobody else wants any. */
    private static final Duration USUAL_START = Duration.ofMillis(1_200);

    private final Fleet fleet;
    private final Changes changes;
    private final Random random;
    private Optional<OperatorProcess> next = Optional.empty();
    private int kills;

    /** How many times longer than usual everything takes on this machine at this time. */
    private double slowness = 1;

    public Killing(Fleet fleet, Emulator azure, long seed) {
        this.fleet = fleet;
        this.changes = new Changes(azure);
        this.random = new Random(seed);
    }

    /**
     * The first operator lives until there is something to lose.
     *
     * @param settling returns when there is
     */
    public void begin(Runnable settling) {
        OperatorProcess operator = fleet.launch(identity());
        settling.run();
        operator.awaitReady();
        slowness =
                Math.clamp((double) operator.startup().toMillis() / USUAL_START.toMillis(), 1, 5);
        operator.kill();
    }

    /**
     * Kills so many times, unless somebody says stop before.
     *
     * @param mourn called after each death, while nobody works
     */
    public void run(int times, BooleanSupplier stop, Runnable mourn) {
        while (kills < times && !stop.getAsBoolean()) {
            life();
            kills++;
            mourn.run();
        }
    }

    /** Starts the one that is to stay; it leads when this returns. */
    public OperatorProcess survivor() {
        OperatorProcess operator = next.orElseGet(() -> fleet.launch(identity()));
        operator.awaitReady();
        fleet.awaitLeader(identity());
        return operator;
    }

    public int kills() {
        return kills;
    }

    private void life() {
        OperatorProcess operator = next.orElseGet(() -> fleet.launch(identity()));
        next = Optional.empty();
        boolean staysTheSame = identity(kills + 1).equals(identity());
        if (staysTheSame || random.nextBoolean()) {
            until(KillMoment.any(random), operator, operator::kill);
        } else {
            overtake(operator);
        }
    }

    /** It stands still while its successor is elected, and dies soon after it has gone on. */
    private void overtake(OperatorProcess operator) {
        until(KillMoment.any(random), operator, operator::freeze);
        String heir = identity(kills + 1);
        next = Optional.of(fleet.launch(heir));
        fleet.awaitLeader(heir);
        grow(Duration.ofMillis(random.nextInt(300, 2_000)));
        operator.thaw();
        grow(Duration.ofMillis(random.nextInt(50, 1_500)));
        operator.kill();
    }

    private void until(KillMoment moment, OperatorProcess operator, Runnable end) {
        switch (moment) {
            case KillMoment.Starting(Duration age) -> {
                grow(age);
                end.run();
            }
            case KillMoment.Leading(Duration age) -> {
                operator.awaitReady();
                fleet.awaitLeader(identity());
                grow(age);
                end.run();
            }
            case KillMoment.Changing(int many) -> untilChanges(many, operator, end);
        }
    }

    /** On the thread that would answer, so that no answer gets out. */
    private void untilChanges(int many, OperatorProcess operator, Runnable end) {
        AtomicBoolean ended = new AtomicBoolean();
        Runnable once =
                () -> {
                    if (ended.compareAndSet(false, true)) {
                        end.run();
                    }
                };
        changes.at(many, once);
        Instant latest = Instant.now().plus(Fleet.LONGEST_ELECTION);
        boolean leads = false;
        while (!ended.get() && Instant.now().isBefore(latest)) {
            if (!leads && operator.isReady() && fleet.leads(identity())) {
                leads = true;
                latest = Instant.now().plus(LONGEST_LIFE);
            }
            pause(Duration.ofMillis(20));
        }
        changes.none();
        once.run();
    }

    private String identity() {
        return identity(kills);
    }

    private static String identity(int kills) {
        return "killtest-" + kills / SAME_IDENTITY;
    }

    /** Ages are meant for a machine that is not busy with other things. */
    private void grow(Duration age) {
        pause(Duration.ofMillis((long) (age.toMillis() * slowness)));
    }

    private static void pause(Duration length) {
        Instant end = Instant.now().plus(length);
        for (Instant now = Instant.now(); now.isBefore(end); now = Instant.now()) {
            LockSupport.parkNanos(Duration.between(now, end).toNanos());
        }
    }
}
