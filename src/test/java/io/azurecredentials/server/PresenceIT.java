package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever takes long to be answered is known to have gone, if he has. */
class PresenceIT {
    private static final String REQUEST = "GET /v1/slow HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Served served =
            new Served(
                    Served.SHORT,
                    new ForwardedFor(List.of()),
                    List.of(
                            Route.at("v1/slow")
                                    .on(Verb.READ, this::answer)
                                    .on(Verb.HEAD, this::answer)));

    @AfterEach
    void stop() {
        served.close();
    }

    private Reply answer(Request request) {
        return waited(request).orElse(() -> lost.set(true));
    }

    private Reply waited(Request request) {
        while (!ready.get()) {
            if (!request.presence().lasts(PAUSE)) {
                gone.set(true);
                return Reply.empty();
            }
            looks.incrementAndGet();
        }
        return Reply.empty();
    }

    @Test
    void who_waits_is_answered_however_long_it_takes_and_asks_on() throws IOException {
        try (Wired wired = served.connect().send(REQUEST)) {
            await().until(() -> looks.get() > 20);
            assertThat(gone).isFalse();
            ready.set(true);

            assertThat(wired.answer().status()).isEqualTo(204);
            assertThat(wired.send(REQUEST).answer().status()).isEqualTo(204);
        }
        assertThat(lost).isFalse();
    }

    @Test
    void who_hangs_up_is_not_waited_for() throws IOException {
        try (Wired _ = served.connect().send(REQUEST)) {
            await().until(() -> looks.get() > 2);
        }
        await().atMost(Duration.ofSeconds(2)).untilTrue(gone);
    }

    @Test
    void who_asks_for_no_body_is_not_given_what_would_be_in_it() throws IOException {
        ready.set(true);
        try (Wired _ = served.connect().send(REQUEST.replace("GET", "HEAD"))) {
            await().untilTrue(lost);
        }
    }

    @Test
    void what_is_sent_meanwhile_is_answered_afterwards() throws IOException {
        try (Wired wired = served.connect().send(REQUEST)) {
            await().until(() -> looks.get() > 2);
            wired.send(REQUEST);
            int seen = looks.get();
            await().until(() -> looks.get() > seen + 5);
            assertThat(gone).isFalse();
            ready.set(true);

            assertThat(wired.answer().status()).isEqualTo(204);
            assertThat(wired.answer().status()).isEqualTo(204);
        }
    }
}
