package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the conditions say while a step is next, or after something got in its way. */
public final class Outlook {
    private Outlook() {}

    /** The conditions while this step is being taken or waited for. */
    public static List<Condition> before(Step step, Facts facts, Conditions since) {
        return withSuspension(facts, since, observed(step, facts, since));
    }

    private static List<Condition> observed(Step step, Facts facts, Conditions since) {
        boolean works = Attempt.working(facts).isPresent();
        return switch (step) {
            case Step.Rest(_, Why why) when why == Why.FRESH -> fresh(works, since);
            case Step.Rest(Instant until, Why why) when why == Why.SETTLING ->
                    settling(until, since);
            case Step.Rest(Instant until, Why why) when why == Why.SPACING ->
                    making(works, since, Reason.ISSUING, spacing(until));
            case Step.Rest(_, Why why) when why == Why.SUSPENDED -> suspended(works, since);
            case Step.Rest(_, Why why) when why == Why.ENDED -> ended(facts, since);
            case Step.Refuse(Problem problem, _) -> obstructed(problem, facts, since);
            case Step.Revoke _ when facts.deleting() -> revoking(since);
            case Step.Revoke _ when facts.ledger().ending().isPresent() ->
                    ending(facts.ledger(), since);
            case Step.Forget _ -> revoking(since);
            case Step.End(Ledger next) -> ending(next, since);
            case Step.Withdraw _ when facts.ledger().ending().isPresent() ->
                    ending(facts.ledger(), since);
            case Step.Discard _ -> ending(facts.ledger(), since);
            case Step.Amend _,
                    Step.Withdraw _,
                    Step.Give _,
                    Step.Take _,
                    Step.Retire _,
                    Step.Revoke _,
                    Step.Note _,
                    Step.Inspect _,
                    Step.Extend _,
                    Step.Roll _,
                    Step.Watch _ ->
                    fresh(works, since);
            case Step.Reserve _, Step.Create _ -> making(works, since, Reason.ISSUING, ISSUING);
            case Step.Assign _, Step.Issue _, Step.Prove _, Step.Publish _, Step.Rest _ ->
                    making(works, since, Reason.PROVING, PROVING);
        };
    }

    /**
     * The conditions after something got in the way. Whether the credential works is always known,
     * so what Ready said last is never left standing: a lease may have ended since.
     */
    public static List<Condition> blocked(Problem problem, Facts facts, Conditions since) {
        return withSuspension(facts, since, obstructed(problem, facts, since));
    }

    private static List<Condition> obstructed(Problem problem, Facts facts, Conditions since) {
        if (Attempt.working(facts).isPresent() && !facts.deleting()) {
            return since.problemWhileReady(problem);
        }
        Problem told =
                Expired.key(facts)
                        .map(it -> problem.saying(Expired.sentence(it) + problem.message()))
                        .orElse(problem);
        return told instanceof Problem.Retryable
                ? since.progressing(told.reason(), told.message())
                : since.problem(told);
    }

    private static final String ISSUING = "What it needs in Azure is being made.";
    private static final String PROVING =
            "The credential is given its rights and tried until it works everywhere.";
    private static final String RENEWING =
            "A successor is being made and tried; the present credential works.";

    private static String spacing(Instant until) {
        return "The last attempt was lost or taken away; another is made at "
                + until.truncatedTo(ChronoUnit.SECONDS)
                + ".";
    }

    private static List<Condition> fresh(boolean works, Conditions since) {
        return works
                ? since.ready(Reason.ISSUED, Reason.ISSUED.sentence())
                : since.progressing(Reason.ISSUING, ISSUING);
    }

    private static List<Condition> suspended(boolean works, Conditions since) {
        return works
                ? since.ready(Reason.ISSUED, Reason.ISSUED.sentence())
                : since.problem(
                        new Problem.UserError(
                                Reason.SUSPENDED, "Nothing is issued while this is suspended."));
    }

    /** Final, and only a person can want more: an object that says nothing else reads as a hang. */
    private static List<Condition> ended(Facts facts, Conditions since) {
        return facts.ledger().principals().isEmpty()
                ? since.problem(
                        new Problem.UserError(why(facts.ledger()), why(facts.ledger()).sentence()))
                : ending(facts.ledger(), since);
    }

    private static List<Condition> ending(Ledger ledger, Conditions since) {
        return since.progressing(why(ledger), "The lease has ended; what it was is being removed.");
    }

    private static Reason why(Ledger ledger) {
        return ledger.ending().map(Ending::why).orElse(Reason.LEASE_ENDED);
    }

    private static List<Condition> withSuspension(
            Facts facts, Conditions since, List<Condition> conditions) {
        return facts.asked()
                .suspendedBy()
                .filter(_ -> !facts.deleting())
                .map(by -> since.suspended(conditions, by))
                .orElse(conditions);
    }

    private static List<Condition> making(
            boolean works, Conditions since, Reason reason, String message) {
        return works
                ? since.readyWhile(Reason.RENEWING, RENEWING)
                : since.progressing(reason, message);
    }

    private static List<Condition> revoking(Conditions since) {
        return since.progressing(Reason.REVOKING, Reason.REVOKING.sentence());
    }

    private static List<Condition> settling(Instant until, Conditions since) {
        return since.progressing(
                Reason.SETTLING,
                "Azure does not show what is to be removed; if that stays so, it counts as gone at "
                        + until.truncatedTo(ChronoUnit.SECONDS)
                        + ".");
    }
}
