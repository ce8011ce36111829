package io.azurecredentials.login.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.jwt.ResourceKind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a resource has the principal's identity. Most say so themselves; a scale set with
 * flexible orchestration names its identities only, and its machines need not repeat that.
 */
record Possession(Subject subject, Facts facts) {
    /** A machine with more identities of which nothing is told is asked about one at most. */
    private static final int MOST_UNTOLD = 8;

    /** Admits, denies, or names what would say more. */
    Decision of(ResourceID id, Facts.Resource resource) {
        Decision own = itself(resource);
        boolean isMember =
                id.kind() == ResourceKind.VIRTUAL_MACHINE && resource.scaleSet().isPresent();
        return own instanceof Decision.Denied && isMember
                ? bySet(resource.scaleSet().orElseThrow())
                : own;
    }

    private Decision bySet(ResourceID set) {
        Optional<Facts.Resource> found = facts.resources().get(set);
        if (found == null) {
            return new Decision.Undecided(Set.of(new Need.ResourceAt(set)));
        }
        return found.map(this::itself).orElseGet(Possession::elsewhere);
    }

    private Decision itself(Facts.Resource resource) {
        if (resource.principalIDs().contains(subject.objectID()) || isClaimed(resource)) {
            return new Decision.Admitted(Optional.empty());
        }
        Set<ResourceID> untold =
                resource.untold().stream()
                        .filter(it -> it.kind() == ResourceKind.USER_ASSIGNED_IDENTITY)
                        .filter(this::mayBeHis)
                        .collect(toUnmodifiableSet());
        return untold.size() > MOST_UNTOLD
                ? new Decision.Denied(Denial.IDENTITIES_UNTOLD)
                : oneOf(untold);
    }

    /** Whose identity it is, a token says as well. */
    private boolean isClaimed(Facts.Resource resource) {
        return subject.identity() instanceof ClaimedResource.Named(ResourceID id)
                && !subject.isRemembered()
                && resource.untold().contains(id);
    }

    /** Who is remembered with an identity has no other, so no other has to be asked about. */
    private boolean mayBeHis(ResourceID identity) {
        boolean another =
                subject.identity() instanceof ClaimedResource.Named(ResourceID his)
                        && !his.equals(identity);
        return !(subject.isRemembered() && another);
    }

    private Decision oneOf(Set<ResourceID> identities) {
        Set<Need> open = new HashSet<>();
        for (ResourceID id : identities) {
            Optional<Facts.Resource> known = facts.resources().get(id);
            if (known == null) {
                open.add(new Need.ResourceAt(id));
            } else if (known.filter(this::isHis).isPresent()) {
                return new Decision.Admitted(Optional.empty());
            }
        }
        return open.isEmpty() ? elsewhere() : new Decision.Undecided(open);
    }

    private boolean isHis(Facts.Resource identity) {
        return identity.principalIDs().contains(subject.objectID());
    }

    private static Decision elsewhere() {
        return new Decision.Denied(Denial.IDENTITY_ELSEWHERE);
    }
}
