package io.azurecredentials.status;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.leadership.Gate;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an exception means to a reconciler: the API server failed, or we have a defect. Either is
 * tried again; only the log learns more, and no message of anybody else's.
 */
public final class Mishap {
    private static final Logger LOG = LoggerFactory.getLogger(Mishap.class);

    private Mishap() {}

    /** The answer, or what an exception on the way to it means. */
    public static <T> Answer<T> guard(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return Answer.refused(of(e));
        }
    }

    /**
     * The problem an exception stands for.
     *
     * @throws Gate.Closed if it says that leadership is lost: nothing may be written then
     * @throws Pause.NotNow if it says that a try is to be spaced
     */
    public static Problem.Retryable of(RuntimeException e) {
        return switch (e) {
            case Gate.Closed closed -> throw closed;
            case Pause.NotNow notNow -> throw notNow;
            case KubernetesClientException it -> {
                LOG.atWarn().addKeyValue("status", it.getCode()).log("the API server refused");
                yield Problem.retryable(
                        Reason.KUBERNETES_UNAVAILABLE,
                        "The API server did not answer as it should; this is tried again.");
            }
            default -> {
                LOG.atError().setCause(Defect.of(e)).log("defect");
                yield Problem.retryable(
                        Reason.INTERNAL_ERROR,
                        "The operator has a defect; its log says where. This is tried again.");
            }
        };
    }
}
