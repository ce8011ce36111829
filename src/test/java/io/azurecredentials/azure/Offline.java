package io.azurecredentials.azure;

import com.azure.core.http.HttpPipelineBuilder;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Result;
import io.azurecredentials.base.Sensitive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Callers of one tenant, with everything around them and no socket. */
final class Offline implements AutoCloseable {
    static final String SECRET = "fake-secret-of-a-test";

    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final FakeEntra entra = new FakeEntra(SECRET);

    /** What was counted: operations and results. */
    final ConcurrentLinkedQueue<String> made = new ConcurrentLinkedQueue<>();

    /** How each of them went over the wire. */
    final ConcurrentLinkedQueue<Calls.Exchange> exchanges = new ConcurrentLinkedQueue<>();

    final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ZERO);
    final AtomicReference<Permit> permit = new AtomicReference<>(() -> {});
    private final Rooms rooms = new Rooms();
    final Budget budget = new Budget(rooms, uptime::get);
    final Turns turns = new Turns();

    private final Flow flow = new Flow("test", Priority.ISSUANCE);

    /** Somebody with a root credential, and no token yet. */
    Caller caller() {
        return caller(budget);
    }

    /** Somebody who signs in as another application. */
    Caller another() {
        return caller(new Budget(rooms, uptime::get));
    }

    private Caller caller(Budget his) {
        Attempts attempts = new Attempts(counting(), () -> permit.get().check(), his);
        Entra fetching =
                new Entra(
                        new HttpPipelineBuilder()
                                .httpClient(entra)
                                .policies(new PipelineGuard(Service.ENTRA))
                                .build(),
                        threads,
                        Cloud.PUBLIC);
        RootSignIn signIn = new RootSignIn(root(), fetching, nobodysMetadata(), attempts, flow);
        return new Caller(new Tokens(signIn), attempts, his, turns, flow);
    }

    private Calls counting() {
        return new Calls() {
            @Override
            public void made(Call call, Result result, Duration took) {
                made.add(call + " " + result);
            }

            @Override
            public void made(Call call, Result result, Duration took, Exchange exchange) {
                made(call, result, took);
                exchanges.add(exchange);
            }
        };
    }

    private static Metadata nobodysMetadata() {
        return new Metadata(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1));
    }

    static RootCredential root() {
        return new RootCredential(
                "54826b22-38d6-4fb2-bad9-b7b93a3e9c5a",
                "22222222-2222-2222-2222-222222222222",
                Sensitive.of(SECRET));
    }

    static HttpRefusal refusal(Service service, int status, String code) {
        return new HttpRefusal(service, status, List.of(code), Optional.empty());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
