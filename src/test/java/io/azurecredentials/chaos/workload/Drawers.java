package io.azurecredentials.chaos.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.chaos.oracle.Holdings;
import io.azurecredentials.chaos.oracle.Holdings.Held;
import io.azurecredentials.demo.OperatorClient;
import io.azurecredentials.process.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Applications that draw over HTTP at any replica, several at a time; that hang up, ask again, ask
 * for more time, and give back what they have.
 */
final class Drawers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 3;
    private static final int MOST_HELD = 6;
    private static final int OK = 200;

    /** Whether it says whole seconds or parts of them, and for a request under way. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private static final Duration PATIENT = Duration.ofSeconds(40);
    private static final List<String> ROLES = List.of(Ground.NARROW, Ground.WIDE, Ground.KEPT);

    private final Installation installation;
    private final Holdings holdings;
    private final Supplier<List<URI>> replicas;
    private final Random random;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<URI, OperatorClient> clients = new ConcurrentHashMap<>();
    private volatile Optional<String> token = Optional.empty();

    /**
     * @param replicas where they answer
     */
    Drawers(
            Installation installation,
            Holdings holdings,
            Supplier<List<URI>> replicas,
            Random random) {
        this.installation = installation;
        this.holdings = holdings;
        this.replicas = replicas;
        this.random = random;
    }

    /** Begins to draw; some hang up before they can be answered. */
    boolean draw() {
        Optional<OperatorClient> replica = replica();
        boolean room = holdings.all().size() < MOST_HELD && replica.isPresent();
        if (!room || !places.tryAcquire()) {
            return false;
        }
        String role = ROLES.get(random.nextInt(ROLES.size()));
        Duration patience =
                random.nextInt(3) == 0 ? Duration.ofMillis(random.nextInt(50, 4_000)) : PATIENT;
        Thread _ = Thread.ofVirtual().start(() -> draw(replica.get(), role, patience));
        return true;
    }

    private void draw(OperatorClient replica, String role, Duration patience) {
        try {
            Instant asked = Instant.now();
            HttpResponse<String> answer = replica.draw(role, token(), patience);
            if (answer.statusCode() == OK) {
                holdings.holds(held(asked, body(answer)));
            }
        } catch (UncheckedIOException _) {
            // He has nothing, and nobody else has it
        } finally {
            places.release();
        }
    }

    private Held held(Instant asked, JsonNode drawn) {
        return new Held(
                drawn.path("lease_id").asText(),
                Map.of(
                        "tenant_id", installation.azure().world().tenantID(),
                        "client_id", drawn.at("/data/client_id").asText(),
                        "client_secret", drawn.at("/data/client_secret").asText()),
                end(asked, drawn));
    }

    private static Instant end(Instant asked, JsonNode answer) {
        return asked.plusSeconds(answer.path("lease_duration").asLong()).minus(MARGIN);
    }

    /** Asks for more or less time for one; whoever is not answered knows neither. */
    boolean renew() {
        Optional<Held> some = any();
        Optional<OperatorClient> replica = replica();
        if (some.isEmpty() || replica.isEmpty()) {
            return false;
        }
        Held held = some.get();
        int seconds = random.nextInt(20, 120);
        Instant asked = Instant.now();
        Instant least = asked.plusSeconds(seconds).minus(MARGIN);
        Held unsure =
                new Held(
                        held.lease(),
                        held.text(),
                        least.isBefore(held.until()) ? least : held.until());
        holdings.extended(held, unsure.until());
        String body = "{\"lease_id\":\"%s\",\"increment\":%d}".formatted(held.lease(), seconds);
        asked(replica.get(), "/v1/sys/leases/renew", body)
                .filter(it -> it.statusCode() == OK)
                .ifPresent(it -> holdings.extended(unsure, end(asked, body(it))));
        return true;
    }

    /** Gives one back. */
    boolean revoke() {
        Optional<Held> some = any();
        Optional<OperatorClient> replica = replica();
        if (some.isEmpty() || replica.isEmpty()) {
            return false;
        }
        holdings.givesBack(some.get());
        String body = "{\"lease_id\":\"%s\",\"sync\":false}".formatted(some.get().lease());
        Optional<HttpResponse<String>> _ = asked(replica.get(), "/v1/sys/leases/revoke", body);
        return true;
    }

    private Optional<HttpResponse<String>> asked(OperatorClient replica, String path, String body) {
        try {
            return Optional.of(replica.post(path, token(), body));
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /** Nobody waits for an answer any more. */
    void finish() {
        places.acquireUninterruptibly(AT_ONCE);
        places.release(AT_ONCE);
    }

    /** The names of the objects of all that is held. */
    Set<String> objects() {
        return holdings.all().stream().map(Held::object).collect(Collectors.toSet());
    }

    /** All leases are given back, those included that nobody holds. */
    boolean revokeAll() {
        holdings.all().forEach(holdings::givesBack);
        return replica()
                .flatMap(it -> asked(it, "/v1/sys/leases/revoke-prefix/azure/creds", "{}"))
                .filter(it -> it.statusCode() / 100 == 2)
                .isPresent();
    }

    private Optional<Held> any() {
        List<Held> all =
                holdings.all().stream().sorted((a, b) -> a.lease().compareTo(b.lease())).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Optional<OperatorClient> replica() {
        List<URI> all = replicas.get();
        clients.keySet().retainAll(all);
        return all.isEmpty() ? Optional.empty() : Optional.of(client(all));
    }

    private OperatorClient client(List<URI> all) {
        return clients.computeIfAbsent(
                all.get(random.nextInt(all.size())), it -> new OperatorClient(installation, it));
    }

    private String token() {
        if (token.isEmpty()) {
            token = Optional.of(Ground.drawer(installation));
        }
        return token.get();
    }

    private static JsonNode body(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
