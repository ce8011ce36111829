package io.azurecredentials.credential;

import io.azurecredentials.application.Entitlement;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Amendments;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Right;
import io.azurecredentials.credential.lifecycle.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Changes what living service principals may do, as it was written down. */
final class RightsKeeper {
    private final CredentialStatuses statuses;
    private final Anchors anchors;
    private final Clock clock;

    RightsKeeper(CredentialStatuses statuses, Anchors anchors, Clock clock) {
        this.statuses = statuses;
        this.anchors = anchors;
        this.clock = clock;
    }

    /**
     * Writes an intent down. What is decided on a copy of the role that lags would be taken back a
     * moment later, with a time in between in which a right is missing; so the role is asked.
     */
    Outcome amend(Situation situation, Ledger next) {
        return anchors.saysTheSame(situation) ? written(situation, next) : new Outcome.Raced();
    }

    Outcome give(Tenant tenant, Situation situation, Step.Give step) {
        return switch (Entitlement.of(tenant, step.principal()).give(step.rights())) {
            case Answer.Given<List<Right>> _ ->
                    written(
                            situation,
                            amendments(situation, step.principal())
                                    .given(step.rights(), step.surplus()));
            case Answer.Refused<List<Right>>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    Outcome take(Tenant tenant, Situation situation, Step.Take step) {
        return switch (Entitlement.of(tenant, step.principal()).take(step.rights())) {
            case Answer.Given<List<Right>>(List<Right> removed) ->
                    written(
                            situation,
                            amendments(situation, step.principal()).taken(step.rights(), removed));
            case Answer.Refused<List<Right>>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    private Outcome written(Situation situation, Ledger next) {
        return statuses.record(situation, next, situation.facts().inHand())
                ? new Outcome.Moved()
                : new Outcome.Raced();
    }

    /** As of now: what was asked for took its time. */
    private Amendments amendments(Situation situation, Principal principal) {
        Facts facts = situation.facts();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return facts.ledger().amending(principal, now, facts.patience().settle());
    }
}
