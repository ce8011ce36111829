package io.azurecredentials.emulator.control;

import io.azurecredentials.emulator.directory.Quirks;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.store.ConsistencyProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What a test can turn. The control paths call the same methods. */
public final class Controls {

    private final MovableClock clock;
    private final Faults faults;
    private final Journal journal;
    private final Consistency consistency;
    private final Quirks quirks;
    private final Runnable rebuild;
    private final Budgets budgets = new Budgets();
    private volatile LatencyProfile latency = LatencyProfile.FAST;
    private volatile Consumer<Response> witness = _ -> {};

    /**
     * @param rebuild puts the state back to the world
     */
    public Controls(
            MovableClock clock,
            Faults faults,
            Journal journal,
            Consistency consistency,
            Quirks quirks,
            Runnable rebuild) {
        this.clock = clock;
        this.faults = faults;
        this.journal = journal;
        this.consistency = consistency;
        this.quirks = quirks;
        this.rebuild = rebuild;
    }

    /**
     * Moves the clock forward, by at most 30 minutes.
     *
     * @throws IllegalArgumentException if the step is longer or negative
     */
    public void advance(Duration step) {
        clock.advance(step);
    }

    /** Has every answer shown before it is sent, in place of whoever saw them until now. */
    public void watch(Consumer<Response> witness) {
        this.witness = witness;
    }

    /** Shows an answer to whoever watches. */
    public void answered(Response response) {
        witness.accept(response);
    }

    /** Replaces all fault rules. */
    public void faults(List<FaultRule> rules) {
        faults.use(rules);
    }

    /** Replaces all fault rules. */
    public void faults(FaultRule... rules) {
        faults(List.of(rules));
    }

    /** Replaces all fault rules, and the seed of their dice. */
    public void faults(List<FaultRule> rules, long seed) {
        faults.use(rules, seed);
    }

    public void latency(LatencyProfile profile) {
        latency = profile;
    }

    public LatencyProfile latency() {
        return latency;
    }

    /** Replaces what replicas see late. */
    public void consistency(ConsistencyProfile profile) {
        consistency.use(profile);
    }

    public ConsistencyProfile consistency() {
        return consistency.profile();
    }

    /**
     * Throttles callers that spend what Azure allows them.
     *
     * @param share of the published budgets: 1 is Azure's, 0.01 a hundredth, 0 (the default) never
     *     throttles
     */
    public void throttling(double share) {
        budgets.share(share);
    }

    /** Lets every budget of a kind be spent for a while, {@code WriteLimitExceeded} for example. */
    public void exhaust(String kind, Duration length) {
        budgets.exhaust(kind, clock.instant().plus(length));
    }

    /** The budgets as requests are charged to them. */
    public Budgets budgets() {
        return budgets;
    }

    public Instant now() {
        return clock.instant();
    }

    /** What no documentation settles. */
    public Quirks quirks() {
        return quirks;
    }

    /**
     * Back to the start: world, clock, faults, latency, consistency, journal. Tokens stay valid.
     */
    public void reset() {
        faults.use(List.of());
        latency = LatencyProfile.FAST;
        consistency.use(ConsistencyProfile.FAST);
        quirks.reset();
        budgets.share(0);
        clock.reset();
        rebuild.run();
        journal.clear();
    }
}
