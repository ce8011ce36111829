package io.azurecredentials.application;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.credential.lifecycle.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applications, and through whom they were made, as a status has them: without loss. */
public final class Recorded {
    private Recorded() {}

    /**
     * @param whole through whom an application was made that says nothing of it itself
     */
    public static Principal principal(Application it, Optional<Issuer> whole) {
        return new Principal(
                it.epoch(),
                target(it),
                it.reservedAt(),
                Optional.ofNullable(it.issuer())
                        .map(Recorded::issuer)
                        .or(() -> whole)
                        .orElseThrow(),
                Optional.ofNullable(it.role()),
                Boolean.TRUE.equals(it.permanentlyDelete()),
                ids(it),
                StatusRights.read(it),
                Optional.ofNullable(it.assignedAt()),
                Boolean.TRUE.equals(it.retried()),
                Optional.ofNullable(it.retireAt()),
                Optional.ofNullable(it.absentSince()));
    }

    private static Target target(Application it) {
        Optional<Ids> ids = ids(it);
        return switch (String.valueOf(it.kind())) {
            case "Existing" -> new Target.Existing(ids.orElseThrow());
            case "Persisted" -> new Target.Persisted(ids.orElseThrow());
            default -> new Target.Dynamic();
        };
    }

    /** The word for it. */
    public static String kind(Target target) {
        return switch (target) {
            case Target.Dynamic _ -> "Dynamic";
            case Target.Existing _ -> "Existing";
            case Target.Persisted _ -> "Persisted";
        };
    }

    private static Optional<Ids> ids(Application it) {
        String objectID = it.objectID();
        String appID = it.appID();
        String servicePrincipalID = it.servicePrincipalID();
        return objectID == null || appID == null || servicePrincipalID == null
                ? Optional.empty()
                : Optional.of(new Ids(objectID, appID, servicePrincipalID));
    }

    /**
     * @param uniqueName of one of ours
     * @param whole what the status says for all of them; one that was made through another says so
     */
    public static Application application(Principal it, String uniqueName, Optional<Issuer> whole) {
        return new Application(
                it.epoch(),
                it.isShared() ? kind(it.target()) : null,
                it.isShared() ? null : uniqueName,
                it.reservedAt(),
                whole.equals(Optional.of(it.issuer())) ? null : issuer(it.issuer()),
                it.role().orElse(null),
                it.permanentlyDelete() ? true : null,
                it.ids().map(Ids::objectID).orElse(null),
                it.ids().map(Ids::appID).orElse(null),
                it.ids().map(Ids::servicePrincipalID).orElse(null),
                orNull(StatusRights.roleAssignments(it)),
                orNull(StatusRights.groupMemberships(it)),
                it.grantedAt().orElse(null),
                it.retried() ? true : null,
                it.retireAt().orElse(null),
                it.absentSince().orElse(null));
    }

    public static Issuer issuer(AzureCredentialStatus.Issuer it) {
        return new Issuer(
                it.tenantID(),
                Objects.requireNonNullElse(it.environment(), Environment.AZURE_PUBLIC_CLOUD)
                        .toString(),
                it.configNamespace(),
                it.configName(),
                it.configUID());
    }

    public static AzureCredentialStatus.Issuer issuer(Issuer it) {
        return new AzureCredentialStatus.Issuer(
                it.tenantID(),
                environment(it),
                it.configNamespace(),
                it.configName(),
                it.configUID());
    }

    private static Environment environment(Issuer issuer) {
        return Stream.of(Environment.values())
                .filter(it -> it.toString().equals(issuer.environment()))
                .findFirst()
                .orElseThrow();
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
