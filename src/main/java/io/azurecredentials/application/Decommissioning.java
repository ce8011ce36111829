package io.azurecredentials.application;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Membership;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.credential.lifecycle.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes an application of ours, in the order in which it does least harm: roles first, since
 * Azure Resource Manager forgets them slowly; then memberships, passwords, service principal,
 * application, and where it is wished what the recycle bin keeps of the two.
 *
 * <p>It is looked up by the name we chose, never by an id that stands in a status alone: somebody
 * may have written another one there. A role assignment is named after the service principal that
 * it is for. Every part is tried even if one before it is refused, every part is safe to repeat,
 * and {@link Removal#REMOVED} is said only if Azure confirmed every part.
 */
public final class Decommissioning {
    private Decommissioning() {}

    /**
     * Removes one with everything that hangs on it.
     *
     * @param principal as it was written down
     * @param blueprint what it looks like
     */
    public static Answer<Removal> of(Tenant tenant, Principal principal, Blueprint blueprint) {
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
                                        Passwords.remove(tenant, it.objectID(), _ -> true)
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
        return Parts.all(parts, Removal.ABSENT);
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
                .map(Parts::together);
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
                                                .map(Decommissioning::objectIDs));
        return deleted.then(
                found ->
                        Parts.all(
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

    private static Answer<Removal> servicePrincipal(Tenant tenant, Ids ids, Blueprint blueprint) {
        return tenant.directory()
                .deleteServicePrincipal(ids.servicePrincipalID(), ids.appID(), blueprint);
    }

    private static Answer<Removal> application(
            Tenant tenant, Application application, Blueprint blueprint) {
        return tenant.directory().deleteApplication(application.objectID(), blueprint);
    }
}
