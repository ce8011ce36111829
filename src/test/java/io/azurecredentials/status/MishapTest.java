package io.azurecredentials.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.leadership.Gate;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MishapTest {
    private static final String REMOTE = "not-a-real-secret";
    private final Logger logger = (Logger) LoggerFactory.getLogger(Mishap.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    @Test
    void what_the_api_server_refuses_is_tried_again_in_our_words() {
        Problem.Retryable problem =
                Mishap.of(
                        new KubernetesClientException(
                                REMOTE, 500, new StatusBuilder().withMessage(REMOTE).build()));

        assertThat(problem.reason()).isEqualTo(Reason.KUBERNETES_UNAVAILABLE);
        assertThat(problem.retryAfter()).isEmpty();
        assertThat(problem.message()).doesNotContain(REMOTE).endsWith(".");
        assertThat(logged()).contains("500").doesNotContain(REMOTE);
    }

    @Test
    void anything_else_is_a_defect_whose_words_reach_neither_status_nor_log() {
        Problem.Retryable problem =
                Mishap.of(
                        new IllegalStateException(
                                REMOTE, new IllegalArgumentException("because " + REMOTE)));

        assertThat(problem.reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(problem.message())
                .doesNotContain(REMOTE)
                .doesNotContain("Exception")
                .endsWith(".");
        assertThat(logged())
                .contains("IllegalStateException", "IllegalArgumentException", "MishapTest")
                .doesNotContain(REMOTE);
    }

    @Test
    void an_answer_passes_through() {
        Answer<String> refused =
                Answer.refused(new Problem.UserError(Reason.INVALID_SPEC, "Mend it."));

        assertThat(Mishap.guard(() -> Answer.given("x"))).isEqualTo(Answer.given("x"));
        assertThat(Mishap.guard(() -> refused)).isEqualTo(refused);
        assertThat(log.list).isEmpty();
    }

    @Test
    void an_exception_on_the_way_to_an_answer_is_a_refusal() {
        Answer<String> answer =
                Mishap.guard(
                        () -> {
                            throw new IllegalStateException(REMOTE);
                        });

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> assertThat(it.problem().reason()).isEqualTo(Reason.INTERNAL_ERROR));
    }

    @Test
    void lost_leadership_is_no_answer() {
        Gate closed = () -> false;

        assertThatThrownBy(
                        () ->
                                Mishap.guard(
                                        () -> {
                                            closed.pass();
                                            return Answer.given("x");
                                        }))
                .isInstanceOf(Gate.Closed.class);
        assertThat(log.list).isEmpty();
    }

    @Test
    void what_is_to_be_spaced_by_the_framework_is_no_answer() {
        Problem problem = Problem.retryable(Reason.AZURE_UNAVAILABLE, "Not now.");

        assertThatThrownBy(() -> Mishap.guard(() -> Answer.given(Pause.after(problem))))
                .isInstanceOf(Pause.NotNow.class);
        assertThat(log.list).isEmpty();
    }

    private String logged() {
        assertThat(log.list).hasSize(1);
        ILoggingEvent event = log.list.getFirst();
        String trace =
                event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + event.getKeyValuePairs() + trace;
    }
}
