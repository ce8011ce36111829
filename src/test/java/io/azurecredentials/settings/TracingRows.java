package io.azurecredentials.settings;

import static io.azurecredentials.settings.VariableTest.row;
import static io.azurecredentials.settings.VariableTest.text;

import io.azurecredentials.settings.Settings.Tracing.Sampler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the variables that OpenTelemetry has everywhere do here. */
final class TracingRows {
    static final List<VariableTest.Row> ALL =
            List.of(
                    row(
                            Variable.OTEL_EXPORTER_OTLP_ENDPOINT,
                            it -> it.tracing().endpoint().map(URI::toString).orElse("none"),
                            "none",
                            "https://collector.example:4318",
                            "https://collector.example:4318"),
                    row(
                            Variable.OTEL_EXPORTER_OTLP_HEADERS,
                            it -> it.tracing().headers().keySet(),
                            Set.of(),
                            "api-key=fake",
                            Set.of("api-key")),
                    text(Variable.OTEL_SERVICE_NAME, it -> it.tracing().serviceName()),
                    row(
                            Variable.OTEL_RESOURCE_ATTRIBUTES,
                            it -> it.tracing().resourceAttributes(),
                            Map.of(),
                            "deployment.environment.name=a%20test, team=b",
                            Map.of("deployment.environment.name", "a test", "team", "b")),
                    row(
                            Variable.OTEL_TRACES_SAMPLER,
                            it -> it.tracing().sampler(),
                            Sampler.PARENTBASED_ALWAYS_ON,
                            "traceidratio",
                            Sampler.TRACEIDRATIO),
                    row(
                            Variable.OTEL_TRACES_SAMPLER_ARG,
                            it -> it.tracing().sampledRatio(),
                            1.0,
                            "0.25",
                            0.25),
                    row(
                            Variable.OTEL_SDK_DISABLED,
                            it -> it.tracing().disabled(),
                            false,
                            "true",
                            true));

    private TracingRows() {}
}
