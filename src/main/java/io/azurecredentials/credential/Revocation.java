package io.azurecredentials.credential;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Membership;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.credential.lifecycle.Right;
import io.azurecredentials.credential.lifecycle.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Removes what was made, in the order in which it does least harm: roles first, since Azure
 * Resource Manager forgets them slowly; then memberships, passwords, service principal,
 * application, and where it is wished what the recycle bin keeps of the two.
 *
 * <p>Applications and passwords are looked up by the names we chose, never by an id that stands in
 * a status alone: somebody may have written another one there. Of an application that others use as
 * well, nothing but passwords with this credential's markers is touched. A role assignment is named
 * after the service principal that it is for. Every part is tried even if one before it is refused,
 * every part is safe to repeat, and {@link Removal#REMOVED} is said only if Azure confirmed every
 * part.
 */
final class Revocation {
    /** Removes one password: all that bears its marker. */
    Answer<Removal> retire(Tenant tenant, Situation situation, Principal principal, Key key) {
        String marker = situation.facts().owner().marker(key);
        return switch (principal.target()) {
            case Target.Shared it -> removePasswords(tenant, it.ids().objectID(), marker::equals);
            case Target.Dynamic _ ->
                    application(tenant, Blueprints.of(situation, principal.epoch()))
                            .then(
                                    it ->
                                            it.map(Application::objectID)
                                                    .map(
                                                            id ->
                                                                    removePasswords(
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
            case Target.Dynamic _ -> revokeOwn(tenant, situation, principal);
            case Target.Shared _ ->
                    all(
                            situation
                                    .facts()
                                    .ledger()
                                    .keysOn(principal)
                                    .map(it -> retire(tenant, situation, principal, it))
                                    .toList(),
                            Removal.REMOVED);
        };
    }

    private Answer<Removal> revokeOwn(Tenant tenant, Situation situation, Principal principal) {
        Blueprint blueprint = Blueprints.of(situation, principal.epoch());
        List<Answer<Removal>> parts = new ArrayList<>();
        principal
                .ids()
                .ifPresent(
                        it ->
                                parts.addAll(
                                        rights(
                                                new Entitlement(tenant, it.servicePrincipalID()),
                                                principal)));
        switch (application(tenant, blueprint)) {
            case Answer.Given<Optional<Application>>(Optional<Application> found) -> {
                found.ifPresent(
                        it ->
                                parts.add(
                                        removePasswords(tenant, it.objectID(), _ -> true)
                                                .map(_ -> Removal.REMOVED)));
                principal.ids().ifPresent(it -> parts.add(servicePrincipal(tenant, it, blueprint)));
                parts.add(
                        found.map(it -> application(tenant, it, blueprint))
                                .orElseGet(() -> Answer.given(Removal.ABSENT)));
            }
            case Answer.Refused<Optional<Application>>(var problem) ->
                    parts.add(Answer.refused(problem));
        }
        if (principal.permanentlyDelete()) {
            principal.ids().ifPresent(it -> parts.add(purge(tenant, it, blueprint)));
            parts.add(purgeApplication(tenant, principal, blueprint));
        }
        return all(parts, Removal.ABSENT);
    }

    /** Roles before groups, each kind at once. */
    private static List<Answer<Removal>> rights(Entitlement entitlement, Principal principal) {
        return List.of(
                taken(entitlement, principal, Grant.class),
                taken(entitlement, principal, Membership.class));
    }

    private static Answer<Removal> taken(
            Entitlement entitlement, Principal principal, Class<? extends Right> kind) {
        return Parallel.all(
                        principal.rights().all().stream().filter(kind::isInstance).toList(),
                        entitlement::take)
                .map(Revocation::together);
    }

    private static Answer<Removal> purge(Tenant tenant, Ids ids, Blueprint blueprint) {
        return tenant.directory()
                .purgeServicePrincipal(ids.servicePrincipalID(), ids.appID(), blueprint);
    }

    /** One that was deleted before its ids were written down is found by its names. */
    private static Answer<Removal> purgeApplication(
            Tenant tenant, Principal principal, Blueprint blueprint) {
        Answer<List<String>> deleted =
                principal
                        .ids()
                        .map(it -> Answer.given(List.of(it.objectID())))
                        .orElseGet(
                                () ->
                                        tenant.directory()
                                                .deletedApplications(blueprint)
                                                .map(Revocation::objectIDs));
        return deleted.then(
                found ->
                        all(
                                found.stream()
                                        .map(
                                                it ->
                                                        tenant.directory()
                                                                .purgeApplication(it, blueprint))
                                        .toList(),
                                Removal.ABSENT));
    }

    private static List<String> objectIDs(List<Application> applications) {
        return applications.stream().map(Application::objectID).toList();
    }

    private static Answer<Optional<Application>> application(Tenant tenant, Blueprint blueprint) {
        return tenant.directory().findApplication(blueprint.uniqueName());
    }

    private Answer<Removal> servicePrincipal(Tenant tenant, Ids ids, Blueprint blueprint) {
        return tenant.directory()
                .deleteServicePrincipal(ids.servicePrincipalID(), ids.appID(), blueprint);
    }

    private Answer<Removal> application(
            Tenant tenant, Application application, Blueprint blueprint) {
        return tenant.directory().deleteApplication(application.objectID(), blueprint);
    }

    /**
     * Removes passwords of an application; in the recycle bin they would come back with it. One
     * after the other, because Graph loses some of the changes made to one application at once.
     */
    private static Answer<Removal> removePasswords(
            Tenant tenant, String applicationID, Predicate<String> marker) {
        return tenant.directory()
                .passwords(applicationID)
                .then(
                        listed ->
                                all(
                                        listed.orElse(List.of()).stream()
                                                .filter(it -> marker.test(it.marker()))
                                                .map(
                                                        it ->
                                                                tenant.directory()
                                                                        .removePassword(
                                                                                applicationID,
                                                                                it.keyID()))
                                                .toList(),
                                        Removal.ABSENT));
    }

    /** The first refusal, or what the parts say together, or that if there are none. */
    private static Answer<Removal> all(List<Answer<Removal>> parts, Removal ofNone) {
        Answer<List<Removal>> all = Answer.given(List.of());
        for (Answer<Removal> part : parts) {
            all = all.then(before -> part.map(it -> with(before, it)));
        }
        return all.map(it -> it.isEmpty() ? ofNone : together(it));
    }

    private static List<Removal> with(List<Removal> before, Removal next) {
        List<Removal> more = new ArrayList<>(before);
        more.add(next);
        return more;
    }

    private static Removal together(List<Removal> parts) {
        return parts.contains(Removal.ABSENT) ? Removal.ABSENT : Removal.REMOVED;
    }
}
