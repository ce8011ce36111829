package io.azurecredentials.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.settings.Settings.Tracing;
import io.azurecredentials.settings.Settings.Tracing.Sampler;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracesTest {
    private static final Route ROUTE = Route.at("v1/things").on(Verb.READ, _ -> Reply.empty());

    /** Nobody listens there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, true"})
    void nothing_is_traced_unless_somebody_wants_it(boolean told, boolean disabled) {
        Optional<URI> endpoint = Optional.of(NOWHERE).filter(_ -> told);
        try (Traces traces = Traces.of(settings(endpoint, disabled), "fake-pod")) {
            assertThat(traces.around(ROUTE)).isSameAs(ROUTE);
            assertThat(traces.kubernetes()).isEmpty();
            assertThat(exporters()).isEmpty();
        }
    }

    @Test
    void told_where_to_it_has_a_thread_that_ends_with_it() {
        try (Traces traces = Traces.of(settings(Optional.of(NOWHERE), false), "fake-pod")) {
            assertThat(traces.around(ROUTE)).isNotSameAs(ROUTE);
            assertThat(exporters()).hasSize(1);
        }
        await().untilAsserted(() -> assertThat(exporters()).isEmpty());
    }

    private static Stream<Thread> exporters() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().startsWith("BatchSpanProcessor"));
    }

    private static Tracing settings(Optional<URI> endpoint, boolean disabled) {
        return new Tracing(
                endpoint,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Sampler.PARENTBASED_ALWAYS_ON,
                1,
                disabled);
    }
}
