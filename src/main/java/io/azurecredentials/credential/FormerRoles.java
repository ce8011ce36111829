package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.reference.NamespacedName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The roles that things of a credential were issued from before its roleRef named another, as far
 * as they go with all that was issued from them. One that does not waits until the overlap is over.
 */
record FormerRoles(List<AzureRole> takingAlong) {
    FormerRoles {
        takingAlong = List.copyOf(takingAlong);
    }

    static FormerRoles of(
            AzureCredential credential,
            Ledger ledger,
            Function<NamespacedName, Optional<AzureRole>> find) {
        String wanted = Situation.role(credential).toString();
        return new FormerRoles(
                ledger.principals().stream()
                        .flatMap(it -> it.role().stream())
                        .filter(it -> !it.equals(wanted))
                        .distinct()
                        .flatMap(it -> find.apply(NamespacedName.parse(it)).stream())
                        .filter(Wishes::takesAlong)
                        .toList());
    }

    /** What has a successor is not kept for an overlap. */
    Ledger recalled(Ledger ledger, Instant now) {
        Ledger recalled = ledger;
        for (AzureRole role : takingAlong) {
            recalled = recalled.losing().recalled(NamespacedName.of(role).toString(), now);
        }
        return recalled;
    }

    /** What is in use ends with its role, unless a successor is about to take its place. */
    Wish takenAlong(Wish wish, Ledger ledger, String guest) {
        return takingAlong.stream()
                .filter(_ -> isRefusedForLong(wish))
                .map(NamespacedName::of)
                .filter(it -> isInUse(ledger, it.toString()))
                .findFirst()
                .<Wish>map(it -> new Wish.Revoked(RoleObstacles.takenAlong(it, guest)))
                .orElse(wish);
    }

    /** What time may heal ends nothing: the role waits meanwhile. */
    private static boolean isRefusedForLong(Wish wish) {
        return wish instanceof Wish.Refused(Problem problem)
                && !(problem instanceof Problem.Retryable);
    }

    private static boolean isInUse(Ledger ledger, String role) {
        return ledger.published()
                .flatMap(it -> ledger.principal(it.epoch()))
                .flatMap(Principal::role)
                .equals(Optional.of(role));
    }
}
