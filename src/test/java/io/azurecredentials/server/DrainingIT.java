package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Health;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server that is told to close drops nobody. */
class DrainingIT {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Limits LIMITS =
            new Limits(
                    LONG,
                    LONG,
                    LONG,
                    LONG,
                    LONG,
                    Duration.ZERO,
                    Duration.ofSeconds(3),
                    64,
                    200,
                    100_000);
    private static final String HEALTH = "GET /v1/sys/health HTTP/1.1\r\nHost: x\r\n\r\n";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @Test
    void all_are_answered_and_told_that_it_was_the_last_time() throws Exception {
        Served served = new Served(LIMITS, new ForwardedFor(List.of()), routes());
        try (Wired slow = served.connect();
                Wired kept = served.connect();
                Wired idle = served.connect()) {
            assertThat(kept.send(HEALTH).answer().header("connection")).isNotEqualTo("close");
            assertThat(slow.send("GET /v1/slow HTTP/1.1\r\nHost: x\r\n\r\n")).isNotNull();
            assertThat(begun.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(served::close);
            await().atMost(LONG).until(() -> isToldToClose(served));

            Wired.Answer last = kept.send(HEALTH).answer();
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("connection")).isEqualTo("close");
            assertThat(kept.isEnded()).isTrue();
            assertThat(idle.isEnded()).isTrue();
            assertThat(closing).isNotDone();
            answer.countDown();
            assertThat(slow.answer().status()).isEqualTo(204);
            closing.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
        assertThatThrownBy(served::connect).isInstanceOf(IOException.class);
    }

    private static boolean isToldToClose(Served served) throws IOException {
        try (Wired late = served.connect()) {
            Wired.Answer answer = late.send(HEALTH).answer();
            assertThat(answer.status()).isEqualTo(200);
            return answer.header("connection").equals("close");
        }
    }

    private List<Route> routes() {
        Handler slow =
                _ -> {
                    begun.countDown();
                    try {
                        boolean _ = answer.await(LONG.toSeconds(), TimeUnit.SECONDS);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    return Reply.empty();
                };
        return Stream.concat(
                        new Health("fake", () -> "fake-id", () -> Instant.EPOCH).routes().stream(),
                        Stream.of(Route.at("v1/slow").on(Verb.READ, slow)))
                .toList();
    }
}
