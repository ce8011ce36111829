package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import java.util.Optional;

/**
 * What can be revoked: a lease that somebody holds, or what is being made for somebody.
 *
 * @param user who drew it, as RBAC knows him
 */
public record Revocable(LeaseID id, String user) {

    static Optional<Revocable> of(AzureCredential object) {
        return Lease.isGoing(object)
                ? Optional.empty()
                : Lease.id(object)
                        .flatMap(id -> Lease.user(object).map(it -> new Revocable(id, it)));
    }
}
