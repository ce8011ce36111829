package io.azurecredentials.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.control.JournalEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What faults look like from the other end of a connection. */
class FaultsIT {

    private static final Emulator EMULATOR = Emulator.start();
    private static final Sdk SDK = new Sdk(EMULATOR);
    private static final String CREATE = "graph.applications.create";

    private final HttpClient http = SDK.http();
    private final String token = SDK.token(SDK.root(), "https://graph.microsoft.com/.default");

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @BeforeEach
    void reset() {
        EMULATOR.controls().reset();
    }

    @Test
    void a_throttled_request_has_graphs_body_and_did_nothing() throws Exception {
        EMULATOR.controls().faults(FaultRule.nth(CREATE, 1, FaultKind.THROTTLED).withRetryAfter(5));

        HttpResponse<String> response = create();

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(response.body()).contains("\"code\":\"TooManyRequests\"");
        assertThat(EMULATOR.inventory().isEmpty()).isTrue();
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void a_failing_service_did_nothing() throws Exception {
        EMULATOR.controls()
                .faults(
                        FaultRule.nth(CREATE, 1, FaultKind.INTERNAL_ERROR),
                        FaultRule.nth(CREATE, 2, FaultKind.UNAVAILABLE));

        assertThat(create().statusCode()).isEqualTo(500);
        assertThat(create().statusCode()).isEqualTo(503);
        assertThat(EMULATOR.inventory().isEmpty()).isTrue();
    }

    @Test
    void a_cut_connection_hides_that_it_was_done() {
        EMULATOR.controls().faults(FaultRule.nth(CREATE, 1, FaultKind.CUT_AFTER_COMMIT));

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);

        assertThat(EMULATOR.inventory().applications()).hasSize(1);
        assertThat(last().status()).isEqualTo(201);
        assertThat(last().fault()).isEqualTo("cutAfterCommit");
    }

    @Test
    void a_truncated_answer_ends_in_the_middle() {
        EMULATOR.controls().faults(FaultRule.nth(CREATE, 1, FaultKind.TRUNCATED));

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);

        assertThat(EMULATOR.inventory().applications()).hasSize(1);
    }

    @Test
    void a_silent_service_did_nothing() {
        EMULATOR.controls().faults(FaultRule.nth(CREATE, 1, FaultKind.TIMEOUT));

        assertThatThrownBy(this::create).isInstanceOf(HttpTimeoutException.class);

        assertThat(EMULATOR.inventory().isEmpty()).isTrue();
        assertThat(last().status()).isZero();
    }

    private HttpResponse<String> create() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("https://graph.microsoft.com/v1.0/applications"))
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(1))
                        .POST(BodyPublishers.ofString("{\"displayName\":\"a\"}"))
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static JournalEntry last() {
        return EMULATOR.journal().getLast();
    }
}
