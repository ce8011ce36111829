package io.azurecredentials.chaos;

import io.azurecredentials.cluster.fault.FaultProxy;
import io.azurecredentials.cluster.fault.FaultRule;
import io.azurecredentials.process.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What goes wrong between the operator and both sides of it; nobody else meets it. */
final class Trouble implements AutoCloseable {
    /** The token with which a proxy speaks to the API server ends after two hours. */
    private static final Duration PROXY_LIFE = Duration.ofMinutes(40);

    private final Installation installation;
    private final Path folder;
    private final Deque<FaultProxy> proxies = new ArrayDeque<>();
    private List<FaultRule> rules = List.of();
    private Instant renewed = Instant.EPOCH;

    /**
     * @param folder for kubeconfigs
     */
    Trouble(Installation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    /** The way to the API server for an operator that is about to be started. */
    synchronized Path kubeconfig() {
        if (Instant.now().isAfter(renewed.plus(PROXY_LIFE))) {
            renewed = Instant.now();
            installation.renewToken();
            FaultProxy proxy =
                    FaultProxy.before(Path.of(installation.environment("").get("KUBECONFIG")));
            rules.forEach(proxy::add);
            proxies.add(proxy);
        }
        Path file = folder.resolve("kubeconfig-" + proxies.size());
        return proxies.getLast().writeKubeconfig(file);
    }

    /** Enough to die in the middle of everything. */
    void little(long seed) {
        installation.azure().controls().faults(AzureFaults.FEW, seed);
        use(KubernetesFaults.few(seed));
    }

    /** Everything fails now and then. */
    void much(long seed) {
        installation.azure().controls().faults(AzureFaults.MANY, seed);
        use(KubernetesFaults.many(seed));
    }

    /** From now on all goes well. */
    void none() {
        installation.azure().controls().faults();
        use(List.of());
    }

    private synchronized void use(List<FaultRule> next) {
        rules = next;
        proxies.forEach(FaultProxy::clear);
        proxies.forEach(proxy -> rules.forEach(proxy::add));
    }

    @Override
    public synchronized void close() {
        proxies.forEach(FaultProxy::close);
    }
}
