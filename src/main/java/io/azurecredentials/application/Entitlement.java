package io.azurecredentials.application;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Membership;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Right;
import io.azurecredentials.role.policy.AssignmentName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gives one service principal what it may do, takes it away, and looks whether it is there. */
public final class Entitlement {
    private final Tenant tenant;
    private final String servicePrincipalID;

    /**
     * @param servicePrincipalID its object id
     */
    public Entitlement(Tenant tenant, String servicePrincipalID) {
        this.tenant = tenant;
        this.servicePrincipalID = servicePrincipalID;
    }

    /**
     * For a principal whose ids were written down.
     *
     * @throws java.util.NoSuchElementException if they were not
     */
    public static Entitlement of(Tenant tenant, Principal principal) {
        return new Entitlement(tenant, principal.ids().orElseThrow().servicePrincipalID());
    }

    /** Gives all of these, at once; every one is tried. */
    public Answer<List<Right>> give(List<Right> rights) {
        return Parallel.all(rights, it -> give(it).map(_ -> it));
    }

    private Answer<?> give(Right right) {
        return switch (right) {
            case Grant grant -> tenant.authorization().assign(assignment(grant));
            case Membership(String groupID) -> tenant.groups().add(groupID, servicePrincipalID);
        };
    }

    /** Takes all of these away; which of them Azure confirmed to have removed. */
    public Answer<List<Right>> take(List<Right> rights) {
        return Parallel.all(
                        rights,
                        it ->
                                take(it).map(
                                                how ->
                                                        how == Removal.REMOVED
                                                                ? Optional.of(it)
                                                                : Optional.<Right>empty()))
                .map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    /** Takes one away: only what bears our name, and only from this service principal. */
    public Answer<Removal> take(Right right) {
        return switch (right) {
            case Grant grant -> tenant.authorization().unassign(assignment(grant));
            case Membership(String groupID) -> tenant.groups().remove(groupID, servicePrincipalID);
        };
    }

    /** Which of these Azure does not show. Groups are asked for once, roles one by one. */
    public Answer<List<Right>> missing(List<Right> rights) {
        boolean grouped = rights.stream().anyMatch(Membership.class::isInstance);
        Answer<Set<String>> groups =
                grouped ? tenant.groups().of(servicePrincipalID) : Answer.given(Set.of());
        return groups.map(Entitlement::ignoringCase)
                .then(
                        in ->
                                Parallel.all(
                                        rights,
                                        it ->
                                                has(it, in)
                                                        .map(
                                                                has ->
                                                                        has
                                                                                ? Optional
                                                                                        .<Right>
                                                                                                empty()
                                                                                : Optional.of(it))))
                .map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    private Answer<Boolean> has(Right right, Set<String> groups) {
        return switch (right) {
            case Grant grant -> has(assignment(grant));
            case Membership(String groupID) -> Answer.given(groups.contains(groupID));
        };
    }

    private Answer<Boolean> has(Assignment wanted) {
        return tenant.authorization()
                .find(wanted)
                .then(
                        found ->
                                found.filter(it -> it.gives(wanted)).isPresent()
                                        ? Answer.given(true)
                                        : hasByAnotherName(wanted));
    }

    /** Azure lets a role be given once; somebody may have given it again himself. */
    private Answer<Boolean> hasByAnotherName(Assignment wanted) {
        return tenant.authorization()
                .assignmentsOf(wanted.principalID(), wanted.scope())
                .map(all -> all.stream().anyMatch(it -> it.gives(wanted)));
    }

    private Assignment assignment(Grant grant) {
        return new Assignment(
                AssignmentName.of(servicePrincipalID, grant.scope(), grant.roleID()),
                grant.scope(),
                grant.roleID(),
                servicePrincipalID);
    }

    private static Set<String> ignoringCase(Set<String> ids) {
        Set<String> folded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        folded.addAll(ids);
        return folded;
    }
}
