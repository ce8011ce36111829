package io.azurecredentials.trace.current;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.azurecredentials.base.Condition;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What this thread works in, if that is traced: takes words of ours only. */
public final class CurrentSpan {
    private static final AttributeKey<String> STEP = stringKey("azurecredentials.step");
    private static final AttributeKey<String> OUTCOME = stringKey("azurecredentials.outcome");
    private static final AttributeKey<String> REASON = stringKey("azurecredentials.reason");

    private CurrentSpan() {}

    /**
     * How a line in a log names what it was written in.
     *
     * @param trace 32 hexadecimal digits
     * @param span 16 hexadecimal digits
     */
    public record Ids(String trace, String span) {}

    /** Tells of a step that was decided on and taken; both are known by their class's name. */
    public static void step(Object step, Object outcome) {
        Span span = Span.current();
        if (span.isRecording()) {
            span.addEvent("step", Attributes.of(STEP, word(step), OUTCOME, word(outcome)));
        }
    }

    /** Tells what is said of an object in the end: the reason of its {@code Ready}. */
    public static void concluded(List<Condition> conditions) {
        Span span = Span.current();
        if (span.isRecording()) {
            conditions.stream()
                    .filter(it -> it.type().equals(Condition.READY))
                    .findFirst()
                    .ifPresent(it -> span.setAttribute(REASON, it.reason()));
        }
    }

    /** The same question, to be asked on another thread as part of what this one works in. */
    public static <T> Supplier<T> carried(Supplier<T> question) {
        Context here = Context.current();
        return here.equals(Context.root()) ? question : here.wrapSupplier(question);
    }

    /** The same work, to be done on another thread as part of what this one works in. */
    public static Runnable carried(Runnable work) {
        Context here = Context.current();
        return here.equals(Context.root()) ? work : here.wrap(work);
    }

    /** What this thread works in; empty if that is not traced. */
    public static Optional<Ids> ids() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid()
                ? Optional.of(new Ids(context.getTraceId(), context.getSpanId()))
                : Optional.empty();
    }

    private static String word(Object it) {
        return it.getClass().getSimpleName();
    }
}
