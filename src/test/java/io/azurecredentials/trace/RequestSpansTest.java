package io.azurecredentials.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Entry;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.azure.Call;
import io.azurecredentials.base.Result;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Head;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Requests;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Routes;
import io.azurecredentials.server.http.Verb;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSpansTest {
    private static final String CALLERS = "0af7651916cd43dd8448eb211c80319c";
    private static final String HEADER = "00-" + CALLERS + "-b7ad6b7169203331-01";

    private final Recorded recorded = new Recorded();
    private final Traces traces = recorded.traces();

    @Test
    void a_request_has_the_pattern_of_its_route_and_nothing_that_the_caller_wrote() {
        assertThat(ask(_ -> Reply.empty(), "PUT").status()).isEqualTo(204);

        SpanData span = recorded.span();
        assertThat(span.getName()).isEqualTo("PUT /v1/things/:name");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getAttributes().asMap())
                .hasSize(4)
                .containsEntry(Key.METHOD, "PUT")
                .containsEntry(Key.ROUTE, "/v1/things/:name")
                .containsEntry(Key.STATUS, 204L)
                .containsEntry(Key.REQUEST, "fake-id");
        assertThat(span.toString()).doesNotContain("callers-word", "fake-token", "query");
    }

    @Test
    void what_is_asked_of_azure_for_it_is_part_of_it() {
        Handler asking =
                _ -> {
                    traces.azure().made(Call.PRINCIPAL_GET, Result.OK, Duration.ZERO);
                    return Reply.empty();
                };
        assertThat(ask(asking, "PUT").status()).isEqualTo(204);

        SpanData request = recorded.named("PUT /v1/things/:name");
        SpanData call = recorded.named("principal.get");
        assertThat(call.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(call.getTraceId()).isEqualTo(request.getTraceId());
    }

    @Test
    void how_it_was_decided_stands_in_it_and_of_a_refusal_no_name() {
        assertThat(ask(_ -> decided(Outcome.REFUSED, 403), "PUT").status()).isEqualTo(403);

        assertThat(recorded.span().getAttributes().asMap())
                .containsEntry(Key.DEED, "login")
                .containsEntry(Key.RESULT, "refused")
                .containsEntry(Key.REASON, "fake-reason")
                .doesNotContainKey(Key.NAME);
        assertThat(recorded.span().toString()).doesNotContain("callers-role", "callers-namespace");
    }

    @Test
    void of_what_is_allowed_the_role_exists() {
        assertThat(ask(_ -> decided(Outcome.ALLOWED, 200), "PUT").status()).isEqualTo(200);

        assertThat(recorded.span().getAttributes().asMap())
                .containsEntry(Key.RESULT, "allowed")
                .containsEntry(Key.NAME, "callers-role");
    }

    @Test
    void a_refusal_has_its_status_and_a_defect_no_words() {
        Handler refusing =
                _ -> {
                    throw Refused.because(400, "fake sentence");
                };
        Handler broken =
                _ -> {
                    throw new IllegalStateException("fake~secret");
                };
        assertThatThrownBy(() -> ask(refusing, "PUT")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ask(broken, "POST")).isInstanceOf(IllegalStateException.class);

        assertThat(recorded.named("PUT /v1/things/:name").getAttributes().get(Key.STATUS))
                .isEqualTo(400);
        SpanData defect = recorded.named("POST /v1/things/:name");
        assertThat(defect.getAttributes().get(Key.STATUS)).isEqualTo(500);
        assertThat(defect.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(defect.toString()).doesNotContain("fake~secret", "IllegalState");
    }

    @Test
    void what_a_caller_says_that_it_belongs_to_is_linked_and_no_parent() {
        var _ = ask(_ -> Reply.empty(), "PUT", HEADER);

        SpanData span = recorded.span();
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getTraceId()).isNotEqualTo(CALLERS);
        assertThat(span.getLinks())
                .extracting(it -> it.getSpanContext().getTraceId())
                .containsExactly(CALLERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "hvs.fake"
            })
    void what_names_no_span_is_as_good_as_nothing(String header) {
        var _ = ask(_ -> Reply.empty(), "PUT", header);

        assertThat(recorded.span().getLinks()).isEmpty();
    }

    @Test
    void two_of_them_are_as_good_as_nothing() {
        var _ = ask(_ -> Reply.empty(), "PUT", HEADER, HEADER);

        assertThat(recorded.span().getLinks()).isEmpty();
    }

    @Test
    void off_a_route_stays_what_it_is() {
        Route route = Route.at("v1/things").on(Verb.READ, _ -> Reply.empty());

        assertThat(Traces.off().around(route)).isSameAs(route);
    }

    private Reply decided(Outcome outcome, int status) {
        traces.requests()
                .accept(
                        new Entry(
                                Instant.EPOCH,
                                Deed.LOGIN,
                                "fake-id",
                                "127.0.0.1",
                                "callers-namespace",
                                Account.of(outcome, "fake-reason").about("callers-role"),
                                Duration.ZERO));
        return Reply.error(status);
    }

    private Reply ask(Handler handler, String method, String... parents) {
        Route route = traces.around(Route.at("v1/things/:name").on(Verb.WRITE, handler));
        return new Routes(List.of(route)).answer(request(method, parents));
    }

    private static Request request(String method, String... parents) {
        List<Head.Field> fields =
                Stream.concat(
                                Stream.of(new Head.Field("x-vault-token", "fake-token")),
                                Stream.of(parents).map(it -> new Head.Field("traceparent", it)))
                        .toList();
        return Requests.read(
                "fake-id",
                new Head(method, "/v1/things/callers-word?query=callers-word", fields),
                Body.NONE,
                InetAddress.getLoopbackAddress(),
                List.of(),
                "default");
    }
}
