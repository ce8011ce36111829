package io.azurecredentials.bootstrap;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.azurecredentials.status.Defect;
import io.azurecredentials.trace.current.CurrentSpan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/**
 * A line of the log: one JSON object, all of it texts. Of an object that is being worked on, it has
 * kind, namespace and name; of what is traced, {@code trace_id} and {@code span_id}, as
 * OpenTelemetry wants them in logs that are not its own; of a defect, where it happened, and no
 * message, because that may be remote text.
 *
 * @see <a
 *     href="https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/">Trace
 *     context in non-OTLP log formats</a>
 */
final class LogLine extends EncoderBase<ILoggingEvent> {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NOTHING = {};

    /** Under which the operator framework keeps what a pass is about, and our words for it. */
    private static final Map<String, String> ABOUT =
            Map.of(
                    "resource.kind", "kind",
                    "resource.namespace", "namespace",
                    "resource.name", "name");

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    /** Called on the thread that logs. */
    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            for (Map.Entry<String, String> one : fields(event).entrySet()) {
                json.writeStringField(one.getKey(), one.getValue());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toByteArray();
    }

    /** What the line itself says of an object counts more than what the thread is at. */
    private static Map<String, String> fields(ILoggingEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("timestamp", event.getInstant().toString());
        fields.put("level", event.getLevel().toString());
        fields.put("logger", event.getLoggerName());
        fields.put("message", event.getFormattedMessage());
        Optional.ofNullable(event.getKeyValuePairs())
                .orElse(List.<KeyValuePair>of())
                .forEach(it -> fields.putIfAbsent(it.key, Objects.toString(it.value)));
        ABOUT.forEach(
                (key, word) ->
                        Optional.ofNullable(event.getMDCPropertyMap().get(key))
                                .ifPresent(it -> fields.putIfAbsent(word, it)));
        CurrentSpan.ids()
                .ifPresent(
                        it -> {
                            fields.put("trace_id", it.trace());
                            fields.put("span_id", it.span());
                        });
        Optional.ofNullable(event.getThrowableProxy())
                .ifPresent(it -> fields.put("exception", stackTrace(it)));
        return fields;
    }

    private static String stackTrace(IThrowableProxy thrown) {
        StringBuilder text = new StringBuilder(kind(thrown));
        for (var frame : thrown.getStackTraceElementProxyArray()) {
            text.append("\n\t").append(frame.getSTEAsString());
        }
        return Optional.ofNullable(thrown.getCause())
                .map(it -> text + "\nCaused by: " + stackTrace(it))
                .orElseGet(text::toString);
    }

    /** The message of a defect is the class of what it stands for. */
    private static String kind(IThrowableProxy thrown) {
        return thrown instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof Defect
                ? thrown.getMessage()
                : thrown.getClassName();
    }
}
