package io.azurecredentials.chaos.oracle;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedGroup;
import io.azurecredentials.base.Condition;
import io.azurecredentials.emulator.control.Inventory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a service principal has in Azure what its AzureRole says now, and nothing else. */
record Entitled(Inventory azure, Function<AzureCredential, Optional<AzureRole>> roles) {

    boolean is(AzureCredential credential, Application application) {
        String principal = String.valueOf(application.servicePrincipalID());
        return isSettled(application)
                && roles.apply(credential)
                        .filter(Entitled::isResolved)
                        .map(AzureRole::getStatus)
                        .filter(it -> grants(it).equals(granted(principal)))
                        .filter(it -> groups(it).equals(joined(principal)))
                        .isPresent();
    }

    /** No change is under way. */
    private static boolean isSettled(Application application) {
        return Stream.concat(
                        stream(application.roleAssignments()).map(it -> it.state() == null),
                        stream(application.groupMemberships()).map(it -> it.state() == null))
                .allMatch(it -> it);
    }

    private static boolean isResolved(AzureRole role) {
        return role.getStatus() != null
                && stream(role.getStatus().conditions())
                        .filter(it -> it.type().equals(Condition.READY))
                        .anyMatch(
                                it ->
                                        it.holds()
                                                && role.getMetadata().getGeneration()
                                                        == it.observedGeneration());
    }

    private static Set<String> grants(AzureRoleStatus role) {
        return stream(role.azureRoles())
                .map(it -> grant(it.scope(), it.roleID()))
                .collect(Collectors.toSet());
    }

    private Set<String> granted(String principal) {
        return azure.roleAssignments().stream()
                .filter(it -> it.principalId().equals(principal))
                .map(it -> grant(it.scope(), it.roleDefinitionId()))
                .collect(Collectors.toSet());
    }

    private static Set<String> groups(AzureRoleStatus role) {
        return stream(role.azureGroups()).map(ResolvedGroup::objectID).collect(Collectors.toSet());
    }

    private Set<String> joined(String principal) {
        return azure.memberships().stream()
                .filter(it -> it.memberId().equals(principal))
                .map(Inventory.Membership::groupId)
                .collect(Collectors.toSet());
    }

    /** A role is known by the GUID at the end of its id. */
    private static String grant(String scope, String roleID) {
        return (scope + " " + roleID.substring(roleID.lastIndexOf('/') + 1))
                .toLowerCase(Locale.ROOT);
    }

    private static <T> Stream<T> stream(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
