package io.azurecredentials.azure;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What went wrong, told by types, statuses and codes; never by text. */
final class Failures {
    private Failures() {}

    /** The refusal that an SDK's exception carries, if an answer came at all. */
    static Optional<HttpRefusal> refusal(Throwable failure) {
        return cause(failure, HttpRefusal.class);
    }

    /** What a refusal means: each service has codes of its own. */
    static Problem problem(HttpRefusal refusal, Operation operation) {
        return switch (refusal.service()) {
            case ENTRA -> EntraProblems.problem(refusal, operation);
            case GRAPH -> GraphProblems.problem(refusal, operation);
            case ARM -> ArmProblems.problem(refusal, operation);
            case METADATA -> MetadataProblems.problem(refusal, operation);
        };
    }

    /** What it means where the service's own table has no row: by status alone. */
    static Problem byStatus(HttpRefusal refusal, Operation operation) {
        int status = refusal.status();
        if (status == 429) {
            return new Problem.Retryable(
                    Reason.AZURE_THROTTLED,
                    throttled(refusal.service(), operation),
                    refusal.retryAfter());
        }
        if (status >= 500 || status == 408) {
            return new Problem.Retryable(
                    Reason.AZURE_UNAVAILABLE,
                    "%s failed to %s.".formatted(refusal.service(), operation.task()),
                    refusal.retryAfter());
        }
        return new Problem.Terminal(
                Reason.AZURE_REJECTED,
                "%s refused to %s (status %d); its activity log says why."
                        .formatted(refusal.service(), operation.task(), status));
    }

    /** What is said of an operation that waits because a service asked to be left alone. */
    static String throttled(Service service, Operation operation) {
        return "%s asks for fewer requests, so it takes a while to %s."
                .formatted(service, operation.task());
    }

    /** What the lack of an answer means; nothing if the failure is of another kind: a bug. */
    static Optional<Problem> connection(Throwable failure, Operation operation) {
        if (cause(failure, InterruptedException.class).isPresent()) {
            Thread.currentThread().interrupt();
            return Optional.of(interrupted(operation));
        }
        if (cause(failure, SSLException.class).isPresent()) {
            return Optional.of(
                    unavailable(
                            "No TLS connection to %s could be made to %s; if a proxy inspects TLS,"
                                    + " add its CA to CA_BUNDLE.",
                            operation));
        }
        if (cause(failure, IOException.class).isPresent()
                || cause(failure, TimeoutException.class).isPresent()) {
            return Optional.of(
                    unavailable("No answer of %s arrived when it was asked to %s.", operation));
        }
        return Optional.empty();
    }

    /** The process is shutting down, or has lost the right to go on. */
    static Problem interrupted(Operation operation) {
        return unavailable("A request to %s was broken off; it was to %s.", operation);
    }

    private static Problem unavailable(String sentence, Operation operation) {
        return Problem.retryable(
                Reason.AZURE_UNAVAILABLE,
                sentence.formatted(operation.service(), operation.task()));
    }

    private static <E extends Throwable> Optional<E> cause(Throwable failure, Class<E> type) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
