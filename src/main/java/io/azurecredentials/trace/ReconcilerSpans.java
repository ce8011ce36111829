package io.azurecredentials.trace;

import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.Pause;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;

/**
 * A trace for each pass over an object.
 *
 * @param counting that takes the time, within
 */
record ReconcilerSpans(Tracer tracer, Metrics counting) implements Metrics {

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> pass) throws Exception {
        Span span = span(pass);
        try (Scope _ = span.makeCurrent()) {
            T done = counting.timeControllerExecution(pass);
            span.setAttribute(Key.RESULT, "ok");
            return done;
        } catch (Exception e) {
            failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    private Span span(ControllerExecution<?> pass) {
        String kind = kind(pass.controllerName());
        return tracer.spanBuilder(pass.name() + " " + kind)
                .setNoParent()
                .setAttribute(Key.KIND, kind)
                .setAttribute(Key.NAMESPACE, pass.resourceID().getNamespace().orElse(""))
                .setAttribute(Key.NAME, pass.resourceID().getName())
                .startSpan();
    }

    /** That a try is to be spaced, or that somebody else leads, is everyday life. */
    private static void failed(Span span, Exception e) {
        switch (e instanceof OperatorException && e.getCause() != null ? e.getCause() : e) {
            case Pause.NotNow _ -> span.setAttribute(Key.RESULT, "retry");
            case Gate.Closed _ -> span.setAttribute(Key.RESULT, "leadership_lost");
            default -> {
                span.setAttribute(Key.RESULT, "bug");
                span.setAttribute(Key.ERROR, "bug");
                span.setStatus(StatusCode.ERROR);
            }
        }
    }

    private static String kind(String controller) {
        return switch (controller) {
            case "azureconfig" -> "AzureConfig";
            case "azurerole" -> "AzureRole";
            case "azurecredential" -> "AzureCredential";
            default -> controller;
        };
    }
}
