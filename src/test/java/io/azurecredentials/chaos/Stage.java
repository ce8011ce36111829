package io.azurecredentials.chaos;

import io.azurecredentials.chaos.operators.Fleet;
import io.azurecredentials.chaos.oracle.Oracle;
import io.azurecredentials.chaos.oracle.Violation;
import io.azurecredentials.chaos.oracle.Violation.Kind;
import io.azurecredentials.chaos.oracle.Violations;
import io.azurecredentials.chaos.workload.Ground;
import io.azurecredentials.chaos.workload.PlatformTeam;
import io.azurecredentials.chaos.workload.Workload;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Where a run takes place: cluster, Azure, oracle, workload and the operators of one build. */
final class Stage implements AutoCloseable {
    /** A reconcile that failed again and again is tried once a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    /** Longer than the oracle needs to call something an orphan. */
    private static final Duration LAST_LOOKS = Duration.ofSeconds(4);

    private final Installation installation;
    private final Evidence evidence;
    private final Oracle oracle;
    private final Workload workload;
    private final Trouble trouble;
    private final Fleet fleet;
    private final AtomicInteger untilCaught = new AtomicInteger(-1);
    private final AtomicInteger told = new AtomicInteger();

    /**
     * @param population about so many credentials live at a time
     * @param tolerance what may pass between the operator's decision to publish and the Secret
     * @param inFront what stands before the distribution on the operators' class path
     */
    Stage(Options options, int population, Duration tolerance, List<Path> inFront) {
        this.evidence = new Evidence(options.folder());
        evidence.note("seed " + options.seed());
        this.installation = Installation.start(options.folder());
        evidence.note("cluster and Azure stand");
        Ground.prepare(installation, options.seed());
        evidence.note("the ground is prepared");
        this.oracle =
                new Oracle(
                        installation,
                        tolerance,
                        PlatformTeam.SHORTEST_TTL,
                        new Violations(this::heard));
        this.trouble = new Trouble(installation, options.folder());
        this.fleet =
                new Fleet(
                        installation,
                        trouble::kubeconfig,
                        inFront,
                        options.folder().resolve("operator.log"));
        this.workload =
                new Workload(installation, oracle, fleet::answering, options.seed(), population);
    }

    Installation installation() {
        return installation;
    }

    Evidence evidence() {
        return evidence;
    }

    Oracle oracle() {
        return oracle;
    }

    Trouble trouble() {
        return trouble;
    }

    Workload workload() {
        return workload;
    }

    Fleet fleet() {
        return fleet;
    }

    /** Creates the first credentials; returns when so many are published. */
    void begin(int published) {
        workload.settle();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> oracle.issued() >= published || isBroken());
            evidence.note("the first " + oracle.issued() + " credentials are published");
        } catch (ConditionTimeoutException _) {
            oracle.violations().add(Kind.UNCONVERGED, "begin", "not even the first were published");
        }
    }

    private boolean isBroken() {
        return oracle.violations().first().isPresent();
    }

    private void heard(Violation violation) {
        untilCaught.compareAndSet(-1, workload.done());
        evidence.note("violation: " + violation);
    }

    /** Says how far it has come, when another so many are full. */
    void tellEvery(int step, int done, String what) {
        if (told.getAndSet(done / step) < done / step) {
            evidence.note(
                    "%d %s, %d operations, %d credentials issued"
                            .formatted(done, what, workload.done(), oracle.issued()));
        }
    }

    /**
     * With one operator alive and nothing in its way: all become what was asked for, half of them
     * go, and what is in Azure is compared with those that stay. After a violation that was looked
     * for there is nothing more to learn.
     *
     * @param survivor starts that operator
     */
    void end(Options options, Supplier<OperatorProcess> survivor) {
        if (options.sabotage().isPresent() && isBroken()) {
            return;
        }
        evidence.note("no more faults");
        try (OperatorProcess _ = survivor.get()) {
            converge();
        }
    }

    private void converge() {
        evidence.note("calm after " + workload.tally());
        workload.makeWay();
        Set<String> restless = oracle.convergence().untilWanted(PATIENCE);
        note(restless, "never became what was asked for");
        note(oracle.roots().untilAtRest(PATIENCE), "never was without superfluous root passwords");
        note(nobodys(workload.drawn()), "was drawn, and nobody has it");
        oracle.round();
        giveBack();
        Set<String> leaving = workload.deleteHalf();
        evidence.note("all is as it was asked for, and " + leaving.size() + " have to go");
        note(oracle.convergence().untilGone(leaving, PATIENCE), "was deleted and is still there");
        workload.tidyUp();
        Instant end = Instant.now().plus(LAST_LOOKS);
        while (Instant.now().isBefore(end)) {
            oracle.ownership().look();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private Set<String> nobodys(Set<String> held) {
        return oracle.convergence().untilNothingIsDrawnBut(held, PATIENCE);
    }

    private void giveBack() {
        if (!workload.giveBack()) {
            oracle.violations().add(Kind.UNCONVERGED, "leases", "nobody took the leases back");
        }
        Set<String> left = oracle.convergence().untilNothingIsDrawn(PATIENCE);
        note(left, "was given back and is still there");
    }

    private void note(Set<String> names, String what) {
        names.forEach(it -> oracle.violations().add(Kind.UNCONVERGED, it, it + " " + what));
    }

    /** Adds up, and leaves the evidence. */
    Score score(Options options, Map<String, Long> head) {
        if (options.sabotage().isEmpty()) {
            oracle.judge();
        }
        for (String it : installation.azure().unmodelled()) {
            evidence.note("the emulator does not know " + it);
        }
        List<Violation> violations = oracle.violations().list();
        Map<String, Long> numbers = new LinkedHashMap<>(head);
        numbers.put("credentials issued", (long) oracle.issued());
        numbers.put("orphans", count(Kind.ORPHAN));
        numbers.put("published credentials revoked", count(Kind.REVOKED));
        numbers.put("unconverged", count(Kind.UNCONVERGED));
        evidence.write(installation);
        return new Score(
                numbers,
                Map.of(
                        "tokensFetched",
                        oracle.accepted(),
                        "endedByThemselves",
                        oracle.expired(),
                        "comparisons",
                        oracle.looks(),
                        "drawn",
                        (long) oracle.holdings().drawn()),
                untilCaught.get() < 0 ? workload.done() : untilCaught.get(),
                violations);
    }

    private long count(Kind kind) {
        return oracle.violations().count(kind);
    }

    @Override
    public void close() {
        oracle.close();
        trouble.close();
        installation.close();
    }
}
