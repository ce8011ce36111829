package io.azurecredentials.server.tls;

import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate in force, looked after as long as the server runs. */
public final class ServerCertificate implements Supplier<Optional<SSLContext>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);
    private static final int SECONDS = 5;

    private final Source source;
    private final String origin;
    private final Clock clock;
    private final Runnable first;
    private final ScheduledExecutorService rhythm =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("server-certificate").factory());
    private boolean troubled;
    private volatile Optional<SSLContext> current = Optional.empty();

    /**
     * @param origin what the source is, for who has to mend it
     */
    ServerCertificate(Source source, String origin, Clock clock, Runnable first) {
        this.source = source;
        this.origin = origin;
        this.clock = clock;
        this.first = first;
    }

    /**
     * The pair in a folder.
     *
     * @param first told when there is a certificate
     * @throws IllegalArgumentException if there is none to begin with
     */
    public static ServerCertificate mounted(Path folder, Clock clock, Runnable first) {
        ServerCertificate certificate =
                new ServerCertificate(new MountedPair(folder), "HTTP_TLS_DIR", clock, first);
        certificate.look();
        if (certificate.get().isEmpty()) {
            certificate.close();
            throw new IllegalArgumentException();
        }
        return certificate.watched();
    }

    /**
     * One of our own, under an authority in a Secret; there is none until that can be read.
     *
     * @param namespace the operator's own
     * @param first told when there is a certificate
     */
    public static ServerCertificate own(
            KubernetesClient client, String namespace, Clock clock, Runnable first) {
        Source source = new OwnPair(new AuthoritySecret(client, namespace), names(namespace));
        return new ServerCertificate(source, "the Secret " + AuthoritySecret.NAME, clock, first)
                .watched();
    }

    @Override
    public Optional<SSLContext> get() {
        return current;
    }

    @Override
    public void close() {
        rhythm.shutdownNow();
    }

    /** Under which names clients in and out of the cluster reach it. */
    static List<String> names(String namespace) {
        String service = Settings.NAME;
        return List.of(
                service,
                service + "." + namespace,
                service + "." + namespace + ".svc",
                service + "." + namespace + ".svc.cluster.local",
                "localhost",
                "127.0.0.1");
    }

    private ServerCertificate watched() {
        ScheduledFuture<?> _ =
                rhythm.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void look() {
        try {
            source.look(clock.instant()).ifPresent(this::take);
            troubled = false;
        } catch (KubernetesClientException e) {
            tell("status", Integer.toString(e.getCode()));
        } catch (RuntimeException e) {
            tell("kind", e.getClass().getName());
        }
    }

    /** Once for each time of trouble. */
    private void tell(String key, String value) {
        if (!troubled) {
            LOG.atWarn().addKeyValue(key, value).log(origin + " cannot be used; trying on");
        }
        troubled = true;
    }

    private void take(Pair pair) {
        boolean isFirst = current.isEmpty();
        current = Optional.of(pair.context());
        LOG.atInfo().addKeyValue("until", pair.span().until()).log("serving a certificate");
        if (isFirst) {
            first.run();
        }
    }
}
