package io.azurecredentials.orphan;

import io.azurecredentials.azure.Authorization;
import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Directory.ApplicationState;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Directory.ServicePrincipalState;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.orphan.policy.Marks;
import io.azurecredentials.orphan.policy.Thing;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Removes what has no owner. It is looked at once more, on its own, and touched only if it bears
 * our marks still; what is not found is gone. The tenant asks before each change whether we lead.
 */
final class Removals {
    private final Marks marks;

    Removals(Marks marks) {
        this.marks = marks;
    }

    /**
     * Removes one thing and what hangs on it.
     *
     * @param scopes where an application's role assignments are looked for
     */
    Answer<Removal> remove(Tenant tenant, Set<String> scopes, Thing thing) {
        return switch (thing) {
            case Thing.Application it -> application(tenant, scopes, it);
            case Thing.Password it -> password(tenant.directory(), it);
        };
    }

    private Answer<Removal> password(Directory directory, Thing.Password thing) {
        return directory
                .passwords(thing.applicationID())
                .map(it -> it.orElse(List.of()))
                .map(all -> all.stream().filter(it -> isSame(it, thing)).toList())
                .then(found -> removePasswords(directory, thing.applicationID(), found));
    }

    private Answer<Removal> application(
            Tenant tenant, Set<String> scopes, Thing.Application thing) {
        return tenant.directory()
                .inspect(thing.objectID())
                .then(
                        it ->
                                it.map(found -> application(tenant, scopes, thing, found))
                                        .orElseGet(() -> Answer.given(Removal.ABSENT)));
    }

    /**
     * Passwords first, so that nobody signs in any more whatever is refused after them; roles
     * before the principal, without which nobody would find them again.
     */
    private Answer<Removal> application(
            Tenant tenant, Set<String> scopes, Thing.Application thing, Inspection found) {
        Directory directory = tenant.directory();
        ApplicationState state = found.application();
        Blueprint blueprint = new Blueprint(thing.uniqueName(), thing.displayName(), marks.tag());
        if (!state.isOf(blueprint)) {
            return Answer.refused(foreign(thing));
        }
        List<Password> ours =
                state.passwords().stream().filter(it -> marks.isOurs(it.marker())).toList();
        return removePasswords(directory, thing.objectID(), ours)
                .then(
                        _ ->
                                each(
                                        found.servicePrincipal().stream().toList(),
                                        it -> principal(tenant, scopes, state, it, blueprint)))
                .then(_ -> directory.deleteApplication(thing.objectID(), blueprint));
    }

    /** Roles that others gave it as well: a principal that is gone has no use for them. */
    private static Answer<Removal> principal(
            Tenant tenant,
            Set<String> scopes,
            ApplicationState application,
            ServicePrincipalState principal,
            Blueprint blueprint) {
        Authorization authorization = tenant.authorization();
        String id = principal.objectID();
        return each(scopes, it -> unassign(authorization, id, it))
                .then(
                        _ ->
                                tenant.directory()
                                        .deleteServicePrincipal(
                                                id, application.ids().appID(), blueprint));
    }

    private static Answer<Removal> unassign(
            Authorization authorization, String principalID, String scope) {
        return authorization
                .assignmentsOf(principalID, scope)
                .map(all -> all.stream().filter(it -> isOf(it, principalID)).toList())
                .then(all -> each(all, authorization::unassign));
    }

    private static Answer<Removal> removePasswords(
            Directory directory, String applicationID, List<Password> passwords) {
        return each(passwords, it -> directory.removePassword(applicationID, it.keyID()));
    }

    private static boolean isSame(Password found, Thing.Password thing) {
        return found.keyID().equalsIgnoreCase(thing.keyID())
                && found.marker().equals(thing.marker());
    }

    private static boolean isOf(Assignment assignment, String principalID) {
        return assignment.principalID().equalsIgnoreCase(principalID);
    }

    /** One after the other, up to the first refusal. */
    private static <T> Answer<Removal> each(
            Collection<T> things, Function<T, Answer<Removal>> removal) {
        Answer<Removal> last = Answer.given(Removal.ABSENT);
        for (T thing : things) {
            last = last.then(_ -> removal.apply(thing));
        }
        return last;
    }

    private static Problem foreign(Thing.Application thing) {
        return new Problem.Terminal(
                Reason.NOT_OURS,
                "The application %s does not bear the name and the tag it was listed with; it stays untouched."
                        .formatted(thing.objectID()));
    }
}
