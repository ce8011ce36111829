package io.azurecredentials.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller says that his request belongs to.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, 3.2</a>
 */
final class TraceParent {
    private static final Pattern FORM =
            Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceParent() {}

    /** What it names; empty if it is no such thing. */
    static Optional<SpanContext> read(String header) {
        Matcher matcher = FORM.matcher(header);
        return matcher.matches()
                ? Optional.of(
                                SpanContext.createFromRemoteParent(
                                        matcher.group(1),
                                        matcher.group(2),
                                        TraceFlags.fromHex(matcher.group(3), 0),
                                        TraceState.getDefault()))
                        .filter(SpanContext::isValid)
                : Optional.empty();
    }
}
