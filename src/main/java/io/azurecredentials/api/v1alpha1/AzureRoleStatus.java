package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.azurecredentials.base.Condition;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator found out about an AzureRole. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AzureRoleStatus(
        @JsonPropertyDescription("Generation of the spec this status speaks of.")
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("Every role definition with its name and id, as Azure has them.")
                @Nullable List<ResolvedRole> azureRoles,
        @JsonPropertyDescription("Every group with its name and id, as Azure has them.")
                @Nullable List<ResolvedGroup> azureGroups,
        @JsonPropertyDescription(
                        "The application that every credential of this role is a password on.")
                @Nullable Application application,
        @JsonPropertyDescription("What was made in Azure because of persistApp.")
                @Nullable Persisted persisted,
        @JsonPropertyDescription(
                        "Whether whoever wrote this spec was checked for the right to use the AzureConfig.")
                @Nullable UseCheck useCheck,
        @JsonPropertyDescription(
                        "Ready; Reconciling and Stalled only while they are true; LoginReady if the role has a login.")
                @Nullable List<Condition> conditions) {

    /**
     * Whether roles, groups or an application were ever found; what they were stays while they are
     * looked for.
     */
    public boolean wasResolved() {
        return azureRoles != null || azureGroups != null || application != null;
    }

    /** An application that all credentials of a role use. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Application(
            @Required
                    @JsonPropertyDescription(
                            "Existing: the one that applicationObjectID names. Persisted: the one that the operator keeps because of persistApp.")
                    String kind,
            @Required @JsonPropertyDescription("Object id of the application in the directory.")
                    String objectID,
            @Required @JsonPropertyDescription("Client id (appId) that workloads sign in with.")
                    String appID,
            @Required @JsonPropertyDescription("Object id of its service principal.")
                    String servicePrincipalID,
            @JsonPropertyDescription("Display name as Entra has it.")
                    @Nullable String displayName) {
        /** One that somebody made. */
        public static final String EXISTING = "Existing";

        /** One that the operator keeps. */
        public static final String PERSISTED = "Persisted";
    }

    /** The applications that the operator keeps for a role, or has yet to remove. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Persisted(
            @JsonPropertyDescription("The tenant and the AzureConfig through which they were made.")
                    AzureCredentialStatus.@Nullable Issuer issuer,
            @JsonPropertyDescription(
                            "Applications from the moment a name was reserved until they are gone, oldest first; one with retireAt goes once no AzureCredential uses it.")
                    @Nullable List<AzureCredentialStatus.Application> applications,
            @Required @JsonPropertyDescription("Epoch of the last one that was ever made.")
                    Integer lastEpoch) {}

    /** A role definition that was found at its scope. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResolvedRole(
            @JsonPropertyDescription("Name of the role definition as Azure has it.")
                    String roleName,
            @JsonPropertyDescription("Full ARM id of the role definition.") String roleID,
            @JsonPropertyDescription("ARM id of where the role is assigned.") String scope) {}

    /** A group that was found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResolvedGroup(
            @JsonPropertyDescription("Display name of the group as Azure has it.") String groupName,
            @JsonPropertyDescription("Object id of the group.") String objectID) {}
}
