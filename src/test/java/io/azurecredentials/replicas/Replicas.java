package io.azurecredentials.replicas;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Does with replicas what a Deployment does with {@code maxSurge: 1} and {@code maxUnavailable: 0},
 * and is harsher than its {@code preStop}: connections are sent to a replica for a second after it
 * was told to end.
 */
final class Replicas implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration LAG = Duration.ofSeconds(1);

    /** As the manifests have it, but for what preStop takes. */
    private static final Duration GRACE = Duration.ofSeconds(90);

    private final Installation installation;
    private final Balancer balancer;
    private final HttpClient http = HttpClient.newHttpClient();

    /** By their identities, the oldest first. */
    private final Map<String, OperatorProcess> running = new LinkedHashMap<>();

    private int started;

    Replicas(Installation installation, Balancer balancer) {
        this.installation = installation;
        this.balancer = balancer;
    }

    /** Starts another; returns when connections are sent to it. */
    void add() {
        String identity = "replica-" + started++;
        OperatorProcess replica = installation.operator(identity);
        running.put(identity, replica);
        await(identity + " is ready").atMost(LONG).until(() -> readiness(replica) == 200);
        spread();
    }

    /** Starts a new one, and ends the oldest. */
    void replaceOldest() {
        add();
        String identity = running.keySet().iterator().next();
        OperatorProcess old = requireNonNull(running.remove(identity));
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> old.terminate(GRACE));
        await(identity + " says that it goes").atMost(LONG).until(() -> readiness(old) == 503);
        await().pollDelay(LAG).until(() -> true);
        spread();
        assertThat(end.join()).as("exit code of " + identity).isZero();
        assertThat(old.log()).as(identity).doesNotContain("\"level\":\"ERROR\"");
    }

    /** Whether that one is among those that run. */
    boolean has(String identity) {
        return running.containsKey(identity);
    }

    private void spread() {
        balancer.spreadOver(running.values().stream().map(it -> it.https().getPort()).toList());
    }

    /** 0 for no answer. */
    private int readiness(OperatorProcess replica) {
        HttpRequest request = HttpRequest.newBuilder(replica.health().resolve("/readyz")).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        running.values().forEach(OperatorProcess::close);
        http.close();
    }
}
