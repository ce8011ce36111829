package io.azurecredentials.emulator.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What exists now and did not exist at the start. A password that was added to an application of
 * the world counts: then the application is listed with just that password.
 */
public record Inventory(
        List<Application> applications,
        List<ServicePrincipal> servicePrincipals,
        List<RoleAssignment> roleAssignments,
        List<Membership> memberships,
        List<DeletedItem> deletedItems) {

    public record Application(
            String id,
            String appId,
            @Nullable String uniqueName,
            String displayName,
            List<String> tags,
            List<Password> passwords) {}

    public record Password(String keyId, @Nullable String displayName, String endDateTime) {}

    public record ServicePrincipal(String id, String appId) {}

    public record RoleAssignment(
            String id, String scope, String roleDefinitionId, String principalId) {}

    public record Membership(String groupId, String memberId) {}

    /** An object in the recycle bin; {@code type} is {@code application}, for example. */
    public record DeletedItem(String id, String type) {}

    /** Whether nothing is left, the recycle bin aside. */
    @JsonIgnore
    public boolean isEmpty() {
        return applications.isEmpty()
                && servicePrincipals.isEmpty()
                && roleAssignments.isEmpty()
                && memberships.isEmpty();
    }
}
