package io.azurecredentials.credential;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.leadership.Gate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Removes what was made, in the order in which it does least harm: roles first, since Azure
 * Resource Manager forgets them slowly; then passwords, service principal, application. Every part
 * is safe to repeat, and {@link Removal#REMOVED} is said only if Azure confirmed every part.
 */
final class Revocation {
    private final Gate gate;

    Revocation(Gate gate) {
        this.gate = gate;
    }

    /** Removes one password; one whose key id was never written down is found by its marker. */
    Answer<Removal> retire(Tenant tenant, Situation situation, Principal principal, Key key) {
        if (principal.ids().isEmpty()) {
            return Answer.given(Removal.ABSENT);
        }
        String application = principal.ids().get().objectID();
        if (key.keyID().isPresent()) {
            return write(() -> tenant.directory().removePassword(application, key.keyID().get()));
        }
        String marker = situation.facts().owner().marker(key);
        return tenant.directory()
                .passwords(application)
                .then(
                        it ->
                                removeAll(
                                        tenant,
                                        application,
                                        it.orElse(List.of()).stream()
                                                .filter(p -> p.marker().equals(marker))
                                                .toList()));
    }

    /** Removes an application with everything that hangs on it. */
    Answer<Removal> revoke(Tenant tenant, Situation situation, Principal principal) {
        Blueprint blueprint = Blueprints.of(situation, principal.epoch());
        return principal
                .ids()
                .map(ids -> revokeRecorded(tenant, principal, ids, blueprint))
                .orElseGet(() -> revokeFound(tenant, blueprint));
    }

    private Answer<Removal> revokeRecorded(
            Tenant tenant, Principal principal, Ids ids, Blueprint blueprint) {
        return Parallel.all(
                        Blueprints.assignments(principal),
                        it -> write(() -> tenant.authorization().unassign(it)))
                .map(Revocation::together)
                .then(roles -> removePasswords(tenant, ids.objectID()).map(_ -> roles))
                .then(
                        roles ->
                                write(
                                                () ->
                                                        tenant.directory()
                                                                .deleteServicePrincipal(
                                                                        ids.servicePrincipalID(),
                                                                        blueprint))
                                        .map(it -> together(List.of(roles, it))))
                .then(
                        before ->
                                write(
                                                () ->
                                                        tenant.directory()
                                                                .deleteApplication(
                                                                        ids.objectID(), blueprint))
                                        .map(it -> together(List.of(before, it))));
    }

    /** Its ids were never written down, so it has no roles; its service principal goes with it. */
    private Answer<Removal> revokeFound(Tenant tenant, Blueprint blueprint) {
        return tenant.directory()
                .findApplication(blueprint.uniqueName())
                .then(
                        (Optional<Application> it) ->
                                it.map(
                                                app ->
                                                        write(
                                                                () ->
                                                                        tenant.directory()
                                                                                .deleteApplication(
                                                                                        app
                                                                                                .objectID(),
                                                                                        blueprint)))
                                        .orElseGet(() -> Answer.given(Removal.ABSENT)));
    }

    /** In the recycle bin they would come back with the application. */
    private Answer<Removal> removePasswords(Tenant tenant, String application) {
        return tenant.directory()
                .passwords(application)
                .then(it -> removeAll(tenant, application, it.orElse(List.of())));
    }

    /**
     * Writes to one application are made one after the other: Graph loses some of them otherwise.
     */
    private Answer<Removal> removeAll(Tenant tenant, String application, List<Password> passwords) {
        Answer<Removal> all = Answer.given(passwords.isEmpty() ? Removal.ABSENT : Removal.REMOVED);
        for (Password password : passwords) {
            all =
                    all.then(
                            before ->
                                    write(
                                                    () ->
                                                            tenant.directory()
                                                                    .removePassword(
                                                                            application,
                                                                            password.keyID()))
                                            .map(it -> together(List.of(before, it))));
        }
        return all;
    }

    private static Removal together(List<Removal> parts) {
        return parts.contains(Removal.ABSENT) ? Removal.ABSENT : Removal.REMOVED;
    }

    private <T> Answer<T> write(Supplier<Answer<T>> call) {
        gate.pass();
        return call.get();
    }
}
