package io.azurecredentials.application;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.GroupMembership;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.RoleAssignment;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Holding;
import io.azurecredentials.credential.lifecycle.Holding.State;
import io.azurecredentials.credential.lifecycle.Membership;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Right;
import io.azurecredentials.credential.lifecycle.Rights;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Rights} of a service principal as they stand in a status. A state that goes without
 * saying is not said: most objects never have another.
 */
final class StatusRights {
    private StatusRights() {}

    static Rights read(Application it) {
        State usual = usual(it.assignedAt() != null);
        return new Rights(
                Stream.concat(
                                all(it.roleAssignments())
                                        .map(
                                                a ->
                                                        holding(
                                                                new Grant(a.scope(), a.roleID()),
                                                                state(a.state(), usual),
                                                                a.certain(),
                                                                a.absentSince())),
                                all(it.groupMemberships())
                                        .map(
                                                a ->
                                                        holding(
                                                                new Membership(a.groupID()),
                                                                state(a.state(), usual),
                                                                a.certain(),
                                                                a.absentSince())))
                        .toList());
    }

    static List<RoleAssignment> roleAssignments(Principal principal) {
        return principal.rights().holdings().stream()
                .flatMap(it -> roleAssignment(it, principal).stream())
                .toList();
    }

    static List<GroupMembership> groupMemberships(Principal principal) {
        return principal.rights().holdings().stream()
                .flatMap(it -> groupMembership(it, principal).stream())
                .toList();
    }

    private static Optional<RoleAssignment> roleAssignment(Holding holding, Principal principal) {
        return switch (holding.right()) {
            case Grant(String scope, String roleID) ->
                    Optional.of(
                            new RoleAssignment(
                                    scope,
                                    roleID,
                                    state(holding, principal),
                                    certain(holding),
                                    holding.absentSince().orElse(null)));
            case Membership _ -> Optional.empty();
        };
    }

    private static Optional<GroupMembership> groupMembership(Holding holding, Principal principal) {
        return switch (holding.right()) {
            case Membership(String groupID) ->
                    Optional.of(
                            new GroupMembership(
                                    groupID,
                                    state(holding, principal),
                                    certain(holding),
                                    holding.absentSince().orElse(null)));
            case Grant _ -> Optional.empty();
        };
    }

    private static Holding holding(
            Right right, State state, @Nullable Boolean certain, @Nullable Instant absentSince) {
        return new Holding(
                right, state, Boolean.TRUE.equals(certain), Optional.ofNullable(absentSince));
    }

    private static State usual(boolean confirmed) {
        return confirmed ? State.GRANTED : State.REQUESTED;
    }

    private static State state(@Nullable String word, State usual) {
        return word == null ? usual : State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String state(Holding holding, Principal principal) {
        String name = holding.state().name();
        return holding.state() == usual(principal.grantedAt().isPresent())
                ? null
                : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static @Nullable Boolean certain(Holding holding) {
        return holding.certain() ? true : null;
    }

    private static <T> Stream<T> all(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
