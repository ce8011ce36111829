package io.azurecredentials.credential;

import io.azurecredentials.application.Entitlement;
import io.azurecredentials.application.Inspections;
import io.azurecredentials.application.Presence;
import io.azurecredentials.azure.Directory.ApplicationState;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Survey;
import io.azurecredentials.credential.lifecycle.Survey.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares what lives in Azure with what status says: what somebody removed is made anew, rights
 * that somebody took away are given back.
 */
final class Inspection {
    private final CredentialStatuses statuses;
    private final Inspections inspections;

    Inspection(CredentialStatuses statuses, Inspections inspections) {
        this.statuses = statuses;
        this.inspections = inspections;
    }

    Outcome inspect(Tenant tenant, Situation situation, Principal principal, Key key) {
        return switch (survey(tenant, principal, key)) {
            case Answer.Given<Survey>(Survey survey) ->
                    mend(situation, finding(situation, survey, principal, key));
            case Answer.Refused<Survey>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    private static Finding finding(
            Situation situation, Survey survey, Principal principal, Key key) {
        Facts facts = situation.facts();
        return survey.of(facts.ledger(), principal, key, facts.now(), facts.patience().settle());
    }

    private Outcome mend(Situation situation, Finding finding) {
        return switch (finding) {
            case Finding.Sound _ -> done(situation);
            case Finding.Lost(Ledger next) ->
                    written(situation, next) ? done(situation) : new Outcome.Raced();
        };
    }

    private Outcome done(Situation situation) {
        inspections.done(situation.uid(), interval(situation));
        return new Outcome.Moved();
    }

    private boolean written(Situation situation, Ledger next) {
        return statuses.record(situation, next, Optional.empty());
    }

    private static Answer<Survey> survey(Tenant tenant, Principal principal, Key key) {
        return Presence.of(tenant, principal.ids().orElseThrow())
                .then(
                        found ->
                                found.map(it -> survey(tenant, it, principal, key))
                                        .orElseGet(() -> Answer.given(Survey.NOTHING)));
    }

    private static Answer<Survey> survey(
            Tenant tenant, ApplicationState found, Principal principal, Key key) {
        return holds(found.passwords(), key)
                ? Entitlement.of(tenant, principal)
                        .missing(principal.rights().granted())
                        .map(it -> new Survey(true, true, it))
                : Answer.given(new Survey(true, false, List.of()));
    }

    private static boolean holds(List<Password> passwords, Key key) {
        return passwords.stream().anyMatch(it -> key.keyID().equals(Optional.of(it.keyID())));
    }

    private static Duration interval(Situation situation) {
        return situation
                .sources()
                .any()
                .map(it -> it.getSpec().driftCheck().getDuration())
                .orElse(Duration.ofMinutes(30));
    }
}
