package io.azurecredentials.login.policy;

import io.azurecredentials.login.jwt.Groups;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether somebody may log in for a role: who he is first, because that costs nothing, then
 * his groups and where he is. Of somebody who is remembered, Azure says whether he still exists and
 * may sign in, whatever the role is bound to.
 */
public final class Admission {
    private final Bindings bindings;
    private final Subject subject;
    private final Hints hints;
    private final Facts facts;

    private Admission(Bindings bindings, Subject subject, Hints hints, Facts facts) {
        this.bindings = bindings;
        this.subject = subject;
        this.hints = hints;
        this.facts = facts;
    }

    /** The decision, as far as the facts allow one. */
    public static Decision decide(Bindings bindings, Subject subject, Hints hints, Facts facts) {
        return new Admission(bindings, subject, hints, facts).decide();
    }

    private Decision decide() {
        if (!bindings.areSpecific()) {
            return new Decision.Denied(Denial.UNBOUND);
        }
        if (bindings.limitPrincipals()
                && !bindings.servicePrincipalIDs().contains(subject.objectID())) {
            return new Decision.Denied(Denial.SERVICE_PRINCIPAL);
        }
        return groups().and(new Whereabouts(bindings, subject, hints, facts).decide())
                .and(existence());
    }

    private Decision groups() {
        if (!bindings.limitGroups()) {
            return new Decision.Admitted(Optional.empty());
        }
        return switch (subject.groups()) {
            case Groups.Listed(var listed) -> ofGroups(listed);
            case Groups.TooMany _, Groups.Unsaid _ ->
                    facts.groups()
                            .map(this::ofGroups)
                            .orElseGet(
                                    () ->
                                            new Decision.Undecided(
                                                    Set.of(new Need.GroupsOf(subject.objectID()))));
        };
    }

    /** He may be in a group still, and his machine may have his identity, that is disabled. */
    private Decision existence() {
        Decision admitted = new Decision.Admitted(Optional.empty());
        return subject.isRemembered()
                ? new Existence(subject, facts).then(_ -> admitted)
                : admitted;
    }

    private Decision ofGroups(Set<String> groups) {
        return Collections.disjoint(groups, bindings.groupIDs())
                ? new Decision.Denied(Denial.GROUP)
                : new Decision.Admitted(Optional.empty());
    }
}
