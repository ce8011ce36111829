package io.azurecredentials.credential;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares what lives in Azure with what status says: an application or password that somebody
 * removed is written down as lost, and made anew from then on.
 */
final class Inspection {
    private final CredentialStatuses statuses;
    private final Inspections inspections;

    Inspection(CredentialStatuses statuses, Inspections inspections) {
        this.statuses = statuses;
        this.inspections = inspections;
    }

    Outcome inspect(Tenant tenant, Situation situation, Principal principal, Key key) {
        return switch (survey(tenant, situation, principal, key)) {
            case Answer.Given<Optional<Ledger>>(Optional<Ledger> damage) -> {
                inspections.done(situation.uid(), interval(situation));
                yield damage.map(it -> written(situation, it)).orElseGet(Outcome.Moved::new);
            }
            case Answer.Refused<Optional<Ledger>>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    /** What is to be written down, if something is missing. */
    private Answer<Optional<Ledger>> survey(
            Tenant tenant, Situation situation, Principal principal, Key key) {
        return tenant.directory()
                .findApplication(situation.facts().owner().uniqueName(principal.epoch()))
                .then(
                        found ->
                                found.filter(it -> isRecorded(it, principal))
                                        .map(it -> passwords(tenant, situation, it, key))
                                        .orElseGet(
                                                () ->
                                                        Answer.given(
                                                                Optional.of(
                                                                        lost(
                                                                                situation,
                                                                                principal)))));
    }

    private static Answer<Optional<Ledger>> passwords(
            Tenant tenant, Situation situation, Application application, Key key) {
        return tenant.directory()
                .passwords(application.objectID())
                .map(
                        found ->
                                found.filter(it -> holds(it, key)).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(lost(situation, key)));
    }

    private Outcome written(Situation situation, Ledger damage) {
        return statuses.record(situation, damage, Optional.empty())
                ? new Outcome.Moved()
                : new Outcome.Raced();
    }

    private static boolean isRecorded(Application application, Principal principal) {
        return principal
                .ids()
                .filter(it -> it.objectID().equals(application.objectID()))
                .isPresent();
    }

    private static boolean holds(List<Password> passwords, Key key) {
        return passwords.stream().anyMatch(it -> key.keyID().equals(Optional.of(it.keyID())));
    }

    private static Ledger lost(Situation situation, Key key) {
        return situation.facts().ledger().losing().lost(key, situation.facts().now());
    }

    private static Ledger lost(Situation situation, Principal principal) {
        return situation.facts().ledger().losing().lost(principal, situation.facts().now());
    }

    private static Duration interval(Situation situation) {
        return situation
                .config()
                .map(it -> it.getSpec().driftCheck().getDuration())
                .orElse(Duration.ofMinutes(30));
    }
}
