package io.azurecredentials.credential;

import io.azurecredentials.application.Decommissioning;
import io.azurecredentials.application.Parts;
import io.azurecredentials.application.Passwords;
import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Target;
import java.util.Optional;

/**
 * Removes what was made for a credential: an application of its own, or its passwords on one that
 * others use as well.
 *
 * <p>Passwords are looked up by the names we chose, never by an id that stands in a status alone:
 * somebody may have written another one there. Of an application that others use as well, nothing
 * but passwords with this credential's markers is touched.
 */
final class Revocation {
    /** Removes one password: all that bears its marker. */
    Answer<Removal> retire(Tenant tenant, Situation situation, Principal principal, Key key) {
        String marker = situation.facts().owner().marker(key);
        return switch (principal.target()) {
            case Target.Shared it -> Passwords.remove(tenant, it.ids().objectID(), marker::equals);
            case Target.Dynamic _ ->
                    application(tenant, Blueprints.of(situation, principal))
                            .then(
                                    it ->
                                            it.map(Application::objectID)
                                                    .map(
                                                            id ->
                                                                    Passwords.remove(
                                                                            tenant,
                                                                            id,
                                                                            marker::equals))
                                                    .orElseGet(() -> Answer.given(Removal.ABSENT)));
        };
    }

    /**
     * Removes an application with everything that hangs on it; of one that others use as well, the
     * passwords that were made on it for this credential.
     */
    Answer<Removal> revoke(Tenant tenant, Situation situation, Principal principal) {
        return switch (principal.target()) {
            case Target.Dynamic _ ->
                    Decommissioning.of(tenant, principal, Blueprints.of(situation, principal));
            case Target.Shared _ ->
                    Parts.all(
                            situation
                                    .facts()
                                    .ledger()
                                    .keysOn(principal)
                                    .map(it -> retire(tenant, situation, principal, it))
                                    .toList(),
                            Removal.REMOVED);
        };
    }

    private static Answer<Optional<Application>> application(Tenant tenant, Blueprint blueprint) {
        return tenant.directory().findApplication(blueprint.uniqueName());
    }
}
