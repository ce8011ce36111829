package io.azurecredentials.bootstrap;

import io.azurecredentials.azure.Azure;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.leadership.Leadership;
import io.azurecredentials.metric.Meters;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.status.Defect;
import io.azurecredentials.trace.Traces;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's process from start to SIGTERM: elected, leading, deposed, elected again. */
public final class Operation {
    private static final Logger LOG = LoggerFactory.getLogger(Operation.class);
    private static final int BAD_SETTING = 2;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** For what is under way; a test keeps terminationGracePeriodSeconds longer. */
    static final Duration LAST_MOMENT = Duration.ofSeconds(80);

    private final Settings settings;
    private final Meters meters = new Meters(Clock.systemUTC());
    private final Traces traces;
    private final Announcement announcement = new Announcement();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Optional<Term> leading = Optional.empty();
    private volatile BooleanSupplier listening = () -> true;
    private volatile Supplier<List<String>> missing = () -> List.of("the server starts");
    private volatile Gate held = () -> false;

    /** Nothing happens yet. */
    public Operation(Settings settings) {
        this.settings = settings;
        this.traces = Traces.of(settings.tracing(), settings.identity());
    }

    /**
     * Runs until the process is told to stop.
     *
     * @return the exit code
     */
    public int run() {
        Thread.setDefaultUncaughtExceptionHandler(
                (_, e) -> LOG.atError().setCause(Defect.of(e)).log("defect"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shutdown"));
        try (traces;
                KubernetesClient client =
                        BadSetting.unless(
                                () -> Outside.kubernetes(traces.kubernetes()),
                                "KUBECONFIG must be the path of a kubeconfig that can be used.");
                Health health =
                        BadSetting.unless(
                                () ->
                                        new Health(
                                                settings.healthPort(),
                                                this::isAlive,
                                                this::unready,
                                                meters::scrape),
                                "HEALTH_PORT must be a free port, or 0 for any.");
                Azure azure =
                        BadSetting.unless(
                                () ->
                                        Outside.azure(
                                                settings.azure(),
                                                meters.azure().and(traces.azure()),
                                                () -> gate().pass()),
                                "CA_BUNDLE must be a PEM file with at least one certificate.");
                Front front =
                        Front.start(settings, client, azure, meters, traces, announcement::make);
                Leadership leadership = new Leadership(client, settings);
                Reconcilers reconcilers =
                        new Reconcilers(
                                settings,
                                client,
                                azure,
                                front.logins().tokenKeys(),
                                gate(),
                                meters,
                                traces)) {
            held = settings.leaderElection() ? leadership.gate() : () -> true;
            listening = front::isListening;
            missing = front::missing;
            announcement.of(health::url, front::url);
            meters.leading(() -> leading.isPresent());
            while (!isStopping()) {
                term(client, leadership, reconcilers);
            }
            return 0;
        } catch (BadSetting e) {
            System.err.println(e.getMessage());
            return BAD_SETTING;
        } finally {
            stopped.countDown();
        }
    }

    /**
     * Closed from the moment we are told to end: what is watched is forgotten before the last
     * reconciles are over, and they would say of everything that it does not exist.
     */
    private Gate gate() {
        return () -> !isStopping() && held.isOpen();
    }

    /** From candidacy to the end of a leadership. */
    private void term(KubernetesClient client, Leadership leadership, Reconcilers reconcilers) {
        CompletableFuture<Void> won = new CompletableFuture<>();
        CompletableFuture<?> lost =
                settings.leaderElection()
                        ? leadership.elect(() -> won.complete(null), announcement::stand)
                        : new CompletableFuture<>();
        if (!settings.leaderElection()) {
            won.complete(null);
        }
        try {
            awaitAny(won, lost);
            if (won.isDone() && !lost.isDone() && !isStopping()) {
                lead(client, reconcilers, lost);
                awaitAny(lost);
            }
        } finally {
            leading.ifPresent(Term::stop);
            leading = Optional.empty();
        }
        if (!isStopping()) {
            LOG.atWarn().log("leadership is not ours; standing for election again");
            pause();
        }
    }

    private void lead(KubernetesClient client, Reconcilers reconcilers, CompletableFuture<?> lost) {
        while (!isStopping() && !lost.isDone() && leading.isEmpty()) {
            try {
                Optional<String> clusterID = settings.clusterID().or(() -> Front.clusterID(client));
                clusterID.ifPresentOrElse(
                        it -> start(reconcilers.build(it)),
                        () ->
                                LOG.atError()
                                        .log(
                                                "namespace kube-system cannot be read; set"
                                                        + " CLUSTER_ID"));
            } catch (KubernetesClientException e) {
                LOG.atError()
                        .addKeyValue("status", e.getCode())
                        .log("the API server cannot be used yet; are CRDs and RBAC installed?");
            } catch (RuntimeException e) {
                LOG.atError()
                        .setCause(Defect.of(e))
                        .log("the reconcilers did not start; are CRDs and RBAC installed?");
            }
            if (leading.isEmpty()) {
                pause();
            }
        }
    }

    private void start(Term term) {
        term.start();
        leading = Optional.of(term);
        announcement.stand();
    }

    private boolean isAlive() {
        return isStopping()
                || (leading.map(Term::isStarted).orElse(true) && listening.getAsBoolean());
    }

    /**
     * What is in the way of being ready, a sentence each. So it is from the moment we are told to
     * end, though who comes then is still answered.
     */
    private List<String> unready() {
        return Stream.of(
                        missing.get(),
                        unless(!isStopping(), "it ends"),
                        unless(announcement.isMade(), "it neither leads nor stands by yet"),
                        unless(listening.getAsBoolean(), "the HTTPS server has ended"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> unless(boolean well, String sentence) {
        return well ? List.of() : List.of(sentence);
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void pause() {
        try {
            boolean _ = stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    private void awaitAny(CompletableFuture<?>... futures) {
        CompletableFuture<?> any = CompletableFuture.anyOf(futures).exceptionally(_ -> null);
        while (!any.isDone() && !isStopping()) {
            try {
                boolean _ = stop.await(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                stop.countDown();
            }
        }
    }

    /** An orderly end is a success; a JVM that was told to end says 143 otherwise. */
    private void shutDown() {
        if (stopped.getCount() == 0) {
            return;
        }
        stop.countDown();
        try {
            if (stopped.await(LAST_MOMENT.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
