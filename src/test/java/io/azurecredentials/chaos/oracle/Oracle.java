package io.azurecredentials.chaos.oracle;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.process.Installation;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/** Watches a run: every published credential all the time, everything in Azure every second. */
public final class Oracle implements AutoCloseable {
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int AT_ONCE = 3;

    private final Violations violations;
    private final Excuses excuses = new Excuses();
    private final Strangers strangers;
    private final Publications publications;
    private final SignIns signIns;
    private final Ownership ownership;
    private final Convergence convergence;
    private final Roots roots;
    private final Holdings holdings;
    private final Emulator azure;
    private final View view;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Looks rounds = new Looks();
    private final Looks looks = new Looks();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean closed;

    /**
     * Begins to watch.
     *
     * @param installation is looked at past every fault
     * @param tolerance what may pass between the operator's decision and our hearing of it
     * @param shortestTTL that any role ever allows
     */
    public Oracle(
            Installation installation,
            Duration tolerance,
            Duration shortestTTL,
            Violations violations) {
        KubernetesClient client = installation.client();
        Living living = new Living(client, installation.namespaces());
        this.azure = installation.azure();
        this.violations = violations;
        this.strangers = new Strangers(violations);
        Promise promise = new Promise(tolerance, shortestTTL);
        this.publications = new Publications(promise::overlap);
        Endings endings = new Endings(azure.controls()::now);
        Consumer consumer = new Consumer(azure.proxy(), azure.caPem());
        this.signIns =
                new SignIns(
                        consumer,
                        client,
                        publications,
                        azure::inventory,
                        endings,
                        excuses,
                        violations);
        this.ownership = new Ownership(living, excuses, azure::inventory, endings, violations);
        this.holdings = new Holdings(consumer, excuses, violations);
        this.convergence = new Convergence(living, azure::inventory, consumer);
        String operators = installation.environment("nobody").getOrDefault("POD_NAMESPACE", "");
        this.roots = new Roots(living, operators, azure::inventory, consumer, violations);
        this.view = new View(client, living.namespaces(), (it, _) -> promise.seen(it), this::seen);
        threads.execute(() -> repeat(BETWEEN_ROUNDS, rounds, this::round));
        threads.execute(() -> repeat(BETWEEN_LOOKS, looks, this::look));
    }

    public View view() {
        return view;
    }

    public Excuses excuses() {
        return excuses;
    }

    public Strangers strangers() {
        return strangers;
    }

    public Violations violations() {
        return violations;
    }

    public Convergence convergence() {
        return convergence;
    }

    public Roots roots() {
        return roots;
    }

    /** What was drawn over HTTP. */
    public Holdings holdings() {
        return holdings;
    }

    /** Compares what is in Azure with what living objects name. */
    public Ownership ownership() {
        return ownership;
    }

    /** How many different credentials were published. */
    public int issued() {
        return publications.issued();
    }

    /** How often a published credential was accepted. */
    public long accepted() {
        return signIns.accepted();
    }

    /** How often one was refused that had ended by itself. */
    public long expired() {
        return signIns.expired();
    }

    /** How often Azure and the objects were compared. */
    public long looks() {
        return looks.done();
    }

    /** Too few looks are a violation as well. */
    public void judge() {
        rounds.judge(violations);
        looks.judge(violations);
    }

    /** Uses every credential that must work now. */
    public void round() {
        List<Publication> due = publications.due();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(it -> each.execute(() -> use(it)));
            each.execute(holdings::round);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.close();
        view.close();
    }

    private void seen(Secret secret, boolean gone) {
        strangers.seen(secret, gone);
        if (gone) {
            publications.gone(secret);
        } else {
            publications.seen(secret).ifPresent(it -> threads.execute(() -> use(it)));
        }
    }

    private void use(Publication publication) {
        places.acquireUninterruptibly();
        try {
            signIns.use(publication);
        } finally {
            places.release();
        }
    }

    private void look() {
        ownership.look();
        roots.look();
        Map<String, String> theirs = strangers.passwords();
        List<AzureCredential> before = view.credentials();
        Inventory inventory = azure.inventory();
        List<AzureCredential> after = view.credentials();
        strangers.look(theirs, inventory, before.stream().filter(after::contains).toList());
    }

    private void repeat(Duration pause, Looks kept, Runnable look) {
        while (!closed) {
            kept.look(look);
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
