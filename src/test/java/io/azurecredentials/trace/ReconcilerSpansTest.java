package io.azurecredentials.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.Pause;
import io.azurecredentials.trace.current.CurrentSpan;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReconcilerSpansTest {
    private final Recorded recorded = new Recorded();
    private final Traces traces = recorded.traces();

    /** Something to tell of. */
    private record Issue() {}

    private record Moved() {}

    @Test
    void a_pass_says_what_it_is_about_and_what_was_done() throws Exception {
        assertThat(
                        pass(
                                () -> {
                                    CurrentSpan.step(new Issue(), new Moved());
                                    return "done";
                                }))
                .isEqualTo("done");

        SpanData span = recorded.span();
        assertThat(span.getName()).isEqualTo("reconcile AzureCredential");
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getAttributes().asMap())
                .containsEntry(Key.KIND, "AzureCredential")
                .containsEntry(Key.NAMESPACE, "team-a")
                .containsEntry(Key.NAME, "app")
                .containsEntry(Key.RESULT, "ok");
        assertThat(span.getEvents())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.getAttributes().asMap())
                                        .containsEntry(word("step"), "Issue")
                                        .containsEntry(word("outcome"), "Moved"));
    }

    @Test
    void a_try_that_is_to_be_spaced_is_no_error() {
        Problem problem = Problem.retryable(Reason.AZURE_UNAVAILABLE, "Fake sentence.");
        assertThatThrownBy(() -> pass(() -> Pause.after(problem))).isInstanceOf(Pause.NotNow.class);
        Gate closed = () -> false;
        assertThatThrownBy(
                        () ->
                                pass(
                                        () -> {
                                            closed.pass();
                                            return "";
                                        }))
                .isInstanceOf(Gate.Closed.class);

        assertThat(recorded.spans())
                .extracting(it -> it.getAttributes().get(Key.RESULT))
                .containsExactly("retry", "leadership_lost");
        assertThat(recorded.spans())
                .extracting(it -> it.getStatus().getStatusCode())
                .containsOnly(StatusCode.UNSET);
    }

    @Test
    void a_defect_is_an_error_without_its_words() {
        assertThatThrownBy(
                        () ->
                                pass(
                                        () -> {
                                            throw new IllegalStateException("fake~secret");
                                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(recorded.span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(recorded.span().getEvents()).isEmpty();
        assertThat(recorded.span().toString()).doesNotContain("fake~secret");
    }

    @Test
    void what_is_carried_to_another_thread_knows_what_it_belongs_to() throws Exception {
        CurrentSpan.Ids there =
                pass(
                        () ->
                                CompletableFuture.supplyAsync(
                                                CurrentSpan.carried(CurrentSpan::ids),
                                                Thread::startVirtualThread)
                                        .join()
                                        .orElseThrow());

        assertThat(there.span()).isEqualTo(recorded.span().getSpanId());
        assertThat(there.trace()).isEqualTo(recorded.span().getTraceId());
        assertThat(CurrentSpan.ids()).isEmpty();
    }

    @Test
    void off_a_pass_is_only_counted() {
        assertThat(Traces.off().reconcilers(Metrics.NOOP)).isSameAs(Metrics.NOOP);
        assertThat(Traces.off().kubernetes()).isEmpty();
        Runnable work = () -> {};
        assertThat(CurrentSpan.carried(work)).isSameAs(work);
    }

    private static AttributeKey<String> word(String name) {
        return AttributeKey.stringKey("azurecredentials." + name);
    }

    private <T> T pass(Callable<T> work) throws Exception {
        return traces.reconcilers(Metrics.NOOP)
                .timeControllerExecution(
                        new Metrics.ControllerExecution<T>() {
                            @Override
                            public String name() {
                                return "reconcile";
                            }

                            @Override
                            public String controllerName() {
                                return "azurecredential";
                            }

                            @Override
                            public String successTypeName(T result) {
                                return "fake";
                            }

                            @Override
                            public ResourceID resourceID() {
                                return new ResourceID("app", "team-a");
                            }

                            @Override
                            public Map<String, Object> metadata() {
                                return Map.of();
                            }

                            @Override
                            public T execute() throws Exception {
                                return work.call();
                            }
                        });
    }
}
