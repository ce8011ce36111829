package io.azurecredentials.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.status.Defect;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogLineTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final List<String> lines = new ArrayList<>();
    private final Logger log = logger();

    @Test
    void a_line_says_when_how_grave_who_and_what() throws IOException {
        log.atInfo().addKeyValue("step", "Issue").addKeyValue("status", 403).log("step taken");

        JsonNode line = line();
        assertThat(Instant.parse(line.path("timestamp").asText())).isBefore(Instant.MAX);
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("logger").asText()).isEqualTo("fake.Logger");
        assertThat(line.path("message").asText()).isEqualTo("step taken");
        assertThat(line.path("step").asText()).isEqualTo("Issue");
        assertThat(line.path("status").asText()).isEqualTo("403");
        assertThat(line.has("trace_id")).isFalse();
    }

    @Test
    void what_a_pass_is_about_stands_in_each_of_its_lines() throws IOException {
        try (var _ = MDC.putCloseable("resource.kind", "AzureRole");
                var _ = MDC.putCloseable("resource.namespace", "team-a");
                var _ = MDC.putCloseable("resource.name", "reader");
                var _ = MDC.putCloseable("resource.uid", "fake-uid")) {
            log.atWarn().addKeyValue("name", "another").log("the API server refused");
        }

        assertThat(line().path("kind").asText()).isEqualTo("AzureRole");
        assertThat(line().path("namespace").asText()).isEqualTo("team-a");
        assertThat(line().path("name").asText()).isEqualTo("another");
        assertThat(lines.getFirst()).doesNotContain("fake-uid");
    }

    @Test
    void what_is_traced_can_be_found_by_its_ids() throws IOException {
        SpanContext context =
                SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), TraceState.getDefault());
        try (Scope _ = Span.wrap(context).makeCurrent()) {
            log.info("said within");
        }

        assertThat(line().path("trace_id").asText()).isEqualTo(TRACE);
        assertThat(line().path("span_id").asText()).isEqualTo(SPAN);
    }

    @Test
    void a_defect_says_where_it_is_and_none_of_its_words() throws IOException {
        Exception remote = new IOException("fake~secret\nof somebody else");
        log.atError()
                .setCause(Defect.of(new IllegalStateException("fake~secret", remote)))
                .log("defect");

        assertThat(line().path("exception").asText())
                .startsWith("java.lang.IllegalStateException\n\tat io.azurecredentials.")
                .contains("\nCaused by: java.io.IOException\n\tat ");
        assertThat(lines.getFirst()).doesNotContain("fake~secret", "Defect:");
    }

    /** Nobody logs one so; whoever does has not said anything yet. */
    @Test
    void neither_has_an_exception_that_is_logged_as_it_is() {
        log.error("fake", new IllegalStateException("fake~secret"));

        assertThat(lines.getFirst())
                .contains("java.lang.IllegalStateException")
                .doesNotContain("fake~secret");
    }

    @Test
    void whatever_a_value_is_a_line_is_one_line() throws IOException {
        log.atInfo().addKeyValue("what", "a\r\n\"b\\\u001b[31m\u2028é").log("one\nline");

        assertThat(lines.getFirst().strip()).doesNotContain("\n", "\r", "\u001b");
        assertThat(line().path("what").asText()).isEqualTo("a\r\n\"b\\\u001b[31m\u2028é");
    }

    private JsonNode line() throws IOException {
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).endsWith("}\n");
        return new ObjectMapper().readTree(lines.getFirst());
    }

    private Logger logger() {
        LoggerContext context = new LoggerContext();
        LogLine encoder = new LogLine();
        AppenderBase<ILoggingEvent> appender =
                new AppenderBase<>() {
                    @Override
                    protected void append(ILoggingEvent event) {
                        lines.add(new String(encoder.encode(event), UTF_8));
                    }
                };
        context.setMDCAdapter(MDC.getMDCAdapter());
        appender.setContext(context);
        appender.start();
        Logger logger = context.getLogger("fake.Logger");
        logger.setLevel(Level.INFO);
        logger.addAppender(appender);
        return logger;
    }
}
