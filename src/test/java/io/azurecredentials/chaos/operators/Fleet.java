package io.azurecredentials.chaos.operators;

import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Starts operators of one build: the shipped one, or a broken one. */
public final class Fleet {
    /** A lease lasts 15 seconds and is asked for every two. */
    static final Duration LONGEST_ELECTION = Duration.ofSeconds(40);

    private final Installation installation;
    private final Supplier<Path> kubeconfig;
    private final List<Path> inFront;
    private final Path log;
    private final String namespace;
    private final Collection<OperatorProcess> launched = new ConcurrentLinkedQueue<>();

    /**
     * @param kubeconfig their way to the API server, asked for at each start
     * @param inFront what stands before the distribution on the class path
     * @param log where all of them log to
     */
    public Fleet(
            Installation installation, Supplier<Path> kubeconfig, List<Path> inFront, Path log) {
        this.installation = installation;
        this.kubeconfig = kubeconfig;
        this.inFront = List.copyOf(inFront);
        this.log = log;
        this.namespace = installation.environment("").getOrDefault("POD_NAMESPACE", Settings.NAME);
    }

    /** Starts one and waits for nothing. */
    public OperatorProcess launch(String identity) {
        return launch(identity, Map.of());
    }

    /** Starts one with some settings of its own and waits for nothing. */
    public OperatorProcess launch(String identity, Map<String, String> settings) {
        Map<String, String> environment = new LinkedHashMap<>(installation.environment(identity));
        environment.put("KUBECONFIG", kubeconfig.get().toAbsolutePath().toString());
        environment.putAll(settings);
        OperatorProcess operator = OperatorProcess.launch(environment, log, inFront);
        launched.add(operator);
        return operator;
    }

    /** Where those answer that have been ready and are alive, frozen or not. */
    public List<URI> answering() {
        launched.removeIf(it -> !it.isAlive());
        return launched.stream()
                .filter(OperatorProcess::isReady)
                .map(OperatorProcess::https)
                .toList();
    }

    /** Whether the Lease says so. */
    boolean leads(String identity) {
        return Optional.ofNullable(
                        installation
                                .client()
                                .resources(Lease.class)
                                .inNamespace(namespace)
                                .withName(Settings.NAME)
                                .get())
                .map(it -> identity.equals(it.getSpec().getHolderIdentity()))
                .orElse(false);
    }

    /** Waits until that one leads. */
    public void awaitLeader(String identity) {
        Awaitility.await(identity + " leads")
                .atMost(LONGEST_ELECTION)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> leads(identity));
    }
}
