package io.azurecredentials.gitops;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that {@link Conditions} can say of an object, and so all that the operator can write: each
 * thing that is said first, after whatever was said before, and with whatever is said beside it.
 */
final class Said {
    static final String SENTENCE = "So it is.";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Said() {}

    /** Each of them, in the order in which it is written. */
    static Stream<List<Condition>> all() {
        return Stream.of(List.<Condition>of(), now().ready(Reason.ISSUED, SENTENCE), refused())
                .map(it -> Conditions.since(it, 1, NOON))
                .flatMap(Said::after);
    }

    private static Stream<List<Condition>> after(Conditions since) {
        return first(since)
                .flatMap(first -> suspensions(since).map(it -> it.apply(first)))
                .flatMap(told -> ends(since).map(it -> it.apply(told)))
                .flatMap(told -> logins(since).map(it -> it.apply(told)));
    }

    private static Stream<List<Condition>> first(Conditions since) {
        return Stream.concat(
                Stream.of(
                        since.ready(Reason.ISSUED, SENTENCE),
                        since.readyWhile(Reason.RENEWING, SENTENCE),
                        since.progressing(Reason.ISSUING, SENTENCE)),
                problems()
                        .flatMap(it -> Stream.of(since.problem(it), since.problemWhileReady(it))));
    }

    private static Stream<UnaryOperator<List<Condition>>> suspensions(Conditions since) {
        return Stream.of(it -> it, it -> since.suspended(it, "The spec"));
    }

    private static Stream<UnaryOperator<List<Condition>>> ends(Conditions since) {
        return Stream.of(it -> it, it -> since.expiring(it, SENTENCE));
    }

    private static Stream<UnaryOperator<List<Condition>>> logins(Conditions since) {
        return Stream.concat(
                Stream.of(it -> it, since::loginOpen, it -> since.loginEnded(it, SENTENCE)),
                problems()
                        .flatMap(
                                problem ->
                                        Stream.of(
                                                it -> since.loginSuspended(it, problem),
                                                it -> since.loginClosed(it, problem))));
    }

    /** One of each kind, and what is said of a suspended credential that was never issued. */
    private static Stream<Problem> problems() {
        return Stream.of(
                new Problem.UserError(Reason.INVALID_SPEC, SENTENCE),
                new Problem.UserError(Reason.SUSPENDED, SENTENCE),
                new Problem.Denied(Reason.PERMISSION_MISSING, SENTENCE),
                new Problem.Terminal(Reason.AZURE_REJECTED, SENTENCE),
                Problem.retryable(Reason.AZURE_THROTTLED, SENTENCE));
    }

    private static List<Condition> refused() {
        return now().problem(new Problem.UserError(Reason.INVALID_SPEC, SENTENCE));
    }

    private static Conditions now() {
        return Conditions.since(null, 1, NOON);
    }
}
