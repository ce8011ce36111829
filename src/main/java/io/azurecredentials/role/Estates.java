package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.Persisted;
import io.azurecredentials.application.Recorded;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.RoleOwner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@link Estate} as it stands in a status, there and back without loss. */
final class Estates {
    private Estates() {}

    static Estate read(AzureRole role) {
        return Optional.ofNullable(role.getStatus())
                .map(AzureRoleStatus::persisted)
                .map(Estates::read)
                .orElse(Estate.EMPTY);
    }

    private static Estate read(Persisted it) {
        Optional<Issuer> issuer = Optional.ofNullable(it.issuer()).map(Recorded::issuer);
        return new Estate(
                all(it.applications()).map(one -> Recorded.principal(one, issuer)).toList(),
                it.lastEpoch());
    }

    private static Stream<AzureCredentialStatus.Application> all(
            @Nullable List<AzureCredentialStatus.Application> list) {
        return list == null ? Stream.empty() : list.stream();
    }

    static @Nullable Persisted written(Estate estate, RoleOwner owner) {
        if (estate.equals(Estate.EMPTY)) {
            return null;
        }
        Optional<Issuer> last = estate.issuers().reduce((_, it) -> it);
        return new Persisted(
                last.map(Recorded::issuer).orElse(null),
                estate.principals().isEmpty()
                        ? null
                        : estate.principals().stream()
                                .map(
                                        it ->
                                                Recorded.application(
                                                        it, owner.uniqueName(it.epoch()), last))
                                .toList(),
                estate.lastEpoch());
    }

    /** What credentials are to be made on. */
    static Optional<AzureRoleStatus.Application> shown(Estate estate) {
        return estate.serving()
                .flatMap(it -> it.ids())
                .map(
                        (Ids it) ->
                                new AzureRoleStatus.Application(
                                        AzureRoleStatus.Application.PERSISTED,
                                        it.objectID(),
                                        it.appID(),
                                        it.servicePrincipalID(),
                                        null));
    }
}
