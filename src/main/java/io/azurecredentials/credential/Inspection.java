package io.azurecredentials.credential;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.credential.lifecycle.Survey;
import io.azurecredentials.credential.lifecycle.Survey.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares what lives in Azure with what status says: what somebody removed is made anew, roles
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
                    mend(tenant, situation, principal, finding(situation, survey, principal, key));
            case Answer.Refused<Survey>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    private static Finding finding(
            Situation situation, Survey survey, Principal principal, Key key) {
        return survey.of(situation.facts().ledger(), principal, key, situation.facts().now());
    }

    private Outcome mend(Tenant tenant, Situation situation, Principal principal, Finding finding) {
        return switch (finding) {
            case Finding.Sound _ -> done(situation);
            case Finding.Lost(Ledger next) ->
                    written(situation, next) ? done(situation) : new Outcome.Raced();
            case Finding.Ungranted(Ledger next, List<Grant> missing) ->
                    written(situation, next)
                            ? grant(tenant, situation, principal, missing)
                            : new Outcome.Raced();
        };
    }

    private Outcome grant(
            Tenant tenant, Situation situation, Principal principal, List<Grant> missing) {
        Answer<List<Assignment>> given =
                Parallel.all(
                        Blueprints.assignments(principal, missing),
                        it -> tenant.authorization().assign(it));
        return switch (given) {
            case Answer.Given<List<Assignment>> _ -> done(situation);
            case Answer.Refused<List<Assignment>>(Problem problem) -> new Outcome.Failed(problem);
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
        Ids ids = principal.ids().orElseThrow();
        return tenant.directory()
                .inspect(ids.objectID())
                .then(
                        found ->
                                found.filter(it -> isWhole(it, ids))
                                        .map(it -> survey(tenant, it, principal, key))
                                        .orElseGet(() -> Answer.given(Survey.NOTHING)));
    }

    private static boolean isWhole(Directory.Inspection found, Ids ids) {
        return found.servicePrincipal()
                .filter(it -> it.objectID().equals(ids.servicePrincipalID()))
                .isPresent();
    }

    private static Answer<Survey> survey(
            Tenant tenant, Directory.Inspection found, Principal principal, Key key) {
        boolean password = holds(found.application().passwords(), key);
        return password
                ? missing(tenant, principal).map(it -> new Survey(true, true, it))
                : Answer.given(new Survey(true, false, List.of()));
    }

    private static Answer<List<Grant>> missing(Tenant tenant, Principal principal) {
        return Parallel.all(principal.grants(), it -> unless(has(tenant, principal, it), it))
                .map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    private static Answer<Boolean> has(Tenant tenant, Principal principal, Grant grant) {
        Assignment wanted = Blueprints.assignments(principal, List.of(grant)).getFirst();
        return tenant.authorization()
                .find(wanted)
                .then(
                        found ->
                                found.filter(it -> it.gives(wanted)).isPresent()
                                        ? Answer.given(true)
                                        : hasByAnotherName(tenant, wanted));
    }

    /** Azure lets a role be given once; somebody may have given it again himself. */
    private static Answer<Boolean> hasByAnotherName(Tenant tenant, Assignment wanted) {
        return tenant.authorization()
                .assignmentsOf(wanted.principalID(), wanted.scope())
                .map(all -> all.stream().anyMatch(it -> it.gives(wanted)));
    }

    private static Answer<Optional<Grant>> unless(Answer<Boolean> has, Grant grant) {
        return has.map(it -> it ? Optional.empty() : Optional.of(grant));
    }

    private static boolean holds(List<Password> passwords, Key key) {
        return passwords.stream().anyMatch(it -> key.keyID().equals(Optional.of(it.keyID())));
    }

    private static Duration interval(Situation situation) {
        return situation
                .config()
                .map(it -> it.getSpec().driftCheck().getDuration())
                .orElse(Duration.ofMinutes(30));
    }
}
