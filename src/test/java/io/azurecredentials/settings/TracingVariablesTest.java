package io.azurecredentials.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.settings.Environment.Reading;
import io.azurecredentials.settings.Settings.Tracing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingVariablesTest {
    @Test
    void headers_are_decoded_and_do_not_print_themselves() {
        Tracing tracing =
                valid("OTEL_EXPORTER_OTLP_HEADERS", "api-key=fake%2C%3Dsecret+1 , x-tenant = a,");

        Map<String, String> revealed = new HashMap<>();
        tracing.headers().forEach((name, value) -> revealed.put(name, value.reveal()));
        assertThat(revealed).isEqualTo(Map.of("api-key", "fake,=secret+1", "x-tenant", "a"));
        assertThat(tracing.toString()).doesNotContain("secret");
        assertThat(tracing.headers().get("api-key")).isInstanceOf(Sensitive.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OTEL_EXPORTER_OTLP_ENDPOINT | collector:4318
                    OTEL_EXPORTER_OTLP_ENDPOINT | ftp://collector.example
                    OTEL_EXPORTER_OTLP_ENDPOINT | http://user:fake@collector.example
                    OTEL_EXPORTER_OTLP_ENDPOINT | http://collector.example/?api-key=fake
                    OTEL_EXPORTER_OTLP_ENDPOINT | http://
                    OTEL_EXPORTER_OTLP_HEADERS  | fake
                    OTEL_EXPORTER_OTLP_HEADERS  | =fake
                    OTEL_EXPORTER_OTLP_HEADERS  | a b=fake
                    OTEL_EXPORTER_OTLP_HEADERS  | a=fake%
                    OTEL_EXPORTER_OTLP_HEADERS  | a=fake%0D%0Ab:fake
                    OTEL_RESOURCE_ATTRIBUTES    | fake
                    OTEL_RESOURCE_ATTRIBUTES    | fake=
                    OTEL_TRACES_SAMPLER         | jaeger_remote
                    OTEL_TRACES_SAMPLER         | ALWAYS_ON
                    OTEL_TRACES_SAMPLER_ARG     | 1.5
                    OTEL_TRACES_SAMPLER_ARG     | -0.5
                    OTEL_TRACES_SAMPLER_ARG     | half
                    OTEL_TRACES_SAMPLER_ARG     | NaN
                    OTEL_SDK_DISABLED           | yes
                    """)
    void what_cannot_be_used_is_told_by_its_name_and_not_echoed(String variable, String value) {
        assertThat(Environment.read(Map.of(variable, value), () -> "d1ce"))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        it ->
                                assertThat(it.problems())
                                        .singleElement()
                                        .satisfies(
                                                problem ->
                                                        assertThat(problem)
                                                                .startsWith(variable + " must be ")
                                                                .endsWith(".")
                                                                .doesNotContain("fake")));
    }

    @Test
    void true_is_written_as_one_likes() {
        assertThat(List.of("true", "True", "TRUE"))
                .allMatch(it -> valid("OTEL_SDK_DISABLED", it).disabled());
        assertThat(valid("OTEL_SDK_DISABLED", "False").disabled()).isFalse();
    }

    private static Tracing valid(String variable, String value) {
        Reading reading = Environment.read(Map.of(variable, value), () -> "d1ce");
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).settings().tracing();
    }
}
