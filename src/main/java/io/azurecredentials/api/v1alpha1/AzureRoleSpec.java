package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the platform team writes in an AzureRole. */
@ValidationRule(
        value = "!has(self.ttl) || !has(self.maxTTL) || self.ttl <= self.maxTTL",
        message = "ttl must not exceed maxTTL: lower ttl or raise maxTTL")
@ValidationRule(
        value = "!has(self.ttl) || !has(self.explicitMaxTTL) || self.ttl <= self.explicitMaxTTL",
        message = "ttl must not exceed explicitMaxTTL: lower ttl or raise explicitMaxTTL")
@ValidationRule(
        value =
                "!has(self.maxTTL) || !has(self.explicitMaxTTL) || self.maxTTL <= self.explicitMaxTTL",
        message = "maxTTL must not exceed explicitMaxTTL: lower maxTTL or raise explicitMaxTTL")
@ValidationRule(
        value =
                "has(self.applicationObjectID) || (has(self.azureRoles) && size(self.azureRoles) > 0) || (has(self.azureGroups) && size(self.azureGroups) > 0) || has(self.login)",
        message =
                "write azureRoles, such as [{roleName: Reader, scope: /subscriptions/<id>}], or azureGroups, such as [{groupName: NAME}], or applicationObjectID, or login: a role with nothing in it gives nothing")
@ValidationRule(
        value =
                "!has(self.applicationObjectID) || ((!has(self.azureRoles) || size(self.azureRoles) == 0) && (!has(self.azureGroups) || size(self.azureGroups) == 0))",
        message =
                "azureRoles and azureGroups cannot go with applicationObjectID, because the rights of an existing application are not the operator's to change: give it its rights in Azure and remove them here, or remove applicationObjectID")
@ValidationRule(
        value = "!has(self.applicationObjectID) || !self.permanentlyDelete",
        message =
                "permanentlyDelete is for applications that the operator makes and removes; it must be false with applicationObjectID")
@ValidationRule(
        value = "!has(self.applicationObjectID) || !self.persistApp",
        message =
                "persistApp keeps an application that the operator makes, and applicationObjectID names one that somebody else made; remove one of them")
@ValidationRule(
        value =
                "!self.persistApp || has(self.applicationObjectID) || (has(self.azureRoles) && size(self.azureRoles) > 0) || (has(self.azureGroups) && size(self.azureGroups) > 0)",
        message =
                "persistApp keeps an application with azureRoles or azureGroups, and there are none: write some, or remove persistApp")
public record AzureRoleSpec(
        @Required @JsonPropertyDescription("The AzureConfig to issue credentials through.")
                Reference configRef,
        @Size(max = 50)
                @JsonPropertyDescription(
                        "Role assignments that every credential of this role gets. A change is applied to what lives: first added, then removed.")
                @Nullable List<AzureRoleEntry> azureRoles,
        @Size(max = 50)
                @JsonPropertyDescription(
                        "Groups that the service principal of every credential of this role is a member of: security groups whose members are assigned, not computed. A change is applied to what lives: first added, then removed.")
                @Nullable List<AzureGroupEntry> azureGroups,
        @ValidationRule(
                        value = Shapes.GUID,
                        message =
                                "applicationObjectID"
                                        + Shapes.GUID_SAYS
                                        + "(az ad app show --id CLIENT_ID --query id), not the client id and not a service principal's")
                @Size(max = Shapes.GUID_LENGTH)
                @JsonPropertyDescription(
                        "Object id of an existing application: each credential is a password on it, and nothing else of it is touched. Never one that an AzureConfig of the tenant signs in with. A change reaches every credential at once.")
                @Nullable String applicationObjectID,
        @ValidationRule(value = "self >= duration('10s')", message = "ttl must be at least 10s")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "Longest time a password lives before a successor takes its place, such as 1h30m or 7d; the config's ttl if it is shorter.")
                @Nullable Duration ttl,
        @ValidationRule(value = "self >= duration('10s')", message = "maxTTL must be at least 10s")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "Longest time a service principal lives before another takes its place, such as 768h or 90d; the config's maxTTL if it is shorter.")
                @Nullable Duration maxTTL,
        @ValidationRule(
                        value = "self >= duration('10s')",
                        message = "explicitMaxTTL must be at least 10s")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "Longest time a credential lives, however often it is renewed, such as 90d: then it ends for good, Secret included. By default there is no end.")
                @Nullable Duration explicitMaxTTL,
        @JsonPropertyDescription(
                        "Who may log in for this role with an Azure identity, and what the login's token is like. A role may have nothing but this; then it has no credentials to give.")
                @Nullable RoleLogin login,
        @Default("false")
                @JsonPropertyDescription(
                        "Whether the operator keeps one application for the role's lifetime, with azureRoles and azureGroups, and each credential is a password on it. By default each credential has an application of its own. A change reaches every credential at once, with overlap.")
                Boolean persistApp,
        @Default("false")
                @JsonPropertyDescription(
                        "Whether applications and service principals are taken out of the recycle bin as well, where they count against the tenant's quota for 30 days. Holds for those made while it is set; the root credential needs the right to delete them for good.")
                Boolean permanentlyDelete,
        @Default("AzureADMyOrg")
                @JsonPropertyDescription(
                        "Whose accounts the applications made for credentials let sign in. A change reaches a credential with its next service principal.")
                SignInAudience signInAudience,
        @ValidationRule(
                        value = Shapes.TAGS,
                        message =
                                "tags must have no spaces and not begin with azurecredentials.io/, by which the operator knows its own; write such as team-a")
                @Size(max = 50)
                @JsonPropertyDescription(
                        "Tags for the applications made for credentials, beside the operator's own. A change reaches a credential with its next service principal.")
                @Nullable List<@Size(min = 1, max = 256) String> tags,
        @JsonPropertyDescription(
                        "Which namespaces' AzureCredentials may use it; by default those of its own.")
                @Nullable AllowedNamespaces allowedNamespaces,
        @Default("Block")
                @JsonPropertyDescription(
                        "What deleting the role means for what was issued from it. Block: the role stays until those AzureCredentials are gone, says which they are, and renews them; nothing new is issued. Revoke: they are revoked for good first. Can still be changed while the role waits.")
                DeletionPolicy deletionPolicy) {

    /** Whether one can log in for it and it has no credentials to give. */
    public boolean hasNothingButLogin() {
        return login != null
                && applicationObjectID == null
                && !isFilled(azureRoles)
                && !isFilled(azureGroups);
    }

    private static boolean isFilled(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }

    /** What deleting a role means for what was issued from it. */
    public enum DeletionPolicy {
        /** The role waits for it. */
        @JsonProperty("Block")
        BLOCK,
        /** It is revoked first. */
        @JsonProperty("Revoke")
        REVOKE
    }

    /** Whose accounts an application lets sign in. */
    public enum SignInAudience {
        /** Those of its own tenant. */
        @JsonProperty("AzureADMyOrg")
        AZURE_AD_MY_ORG,
        /** Those of any tenant. */
        @JsonProperty("AzureADMultipleOrgs")
        AZURE_AD_MULTIPLE_ORGS,
        /** Those of any tenant, and personal ones. */
        @JsonProperty("AzureADandPersonalMicrosoftAccount")
        AZURE_AD_AND_PERSONAL_MICROSOFT_ACCOUNT,
        /** Personal ones only. */
        @JsonProperty("PersonalMicrosoftAccount")
        PERSONAL_MICROSOFT_ACCOUNT
    }

    /** One role at one scope. */
    @ValidationRule(
            value = "has(self.roleName) || has(self.roleID)",
            message = "write roleName (such as Reader) or roleID (the role definition's GUID)")
    @ValidationRule(
            value = "has(self.scope)",
            message =
                    "write scope, the ARM id of where the role is assigned, such as /subscriptions/<id>/resourceGroups/<name>")
    public record AzureRoleEntry(
            @ValidationRule(
                            value = Shapes.ROLE_NAME,
                            message =
                                    "roleName must be the name of a role definition without spaces around it, such as Reader")
                    @Size(max = 512)
                    @JsonPropertyDescription(
                            "Name of the role definition, case ignored; it must match exactly one at the scope.")
                    @Nullable String roleName,
            @ValidationRule(
                            value = Shapes.ROLE_ID,
                            message =
                                    "roleID must be the GUID or the full ARM id of a role definition (az role definition list --name NAME --query [].name)")
                    @Size(max = Shapes.TEXT_LENGTH)
                    @JsonPropertyDescription(
                            "GUID or full ARM id of the role definition; wins over roleName.")
                    @Nullable String roleID,
            @ValidationRule(
                            value = Shapes.SCOPE,
                            message =
                                    "scope must be the ARM id of a management group, subscription, resource group or resource without a slash at its end, such as /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/NAME")
                    @Size(max = Shapes.TEXT_LENGTH)
                    @JsonPropertyDescription(
                            "Required. ARM id of where the role is assigned: a management group, subscription, resource group or resource, such as /subscriptions/<id>/resourceGroups/<name>.")
                    String scope) {}

    /** One group. */
    @ValidationRule(
            value = "has(self.groupName) || has(self.objectID)",
            message = "write groupName (the group's display name) or objectID (the group's GUID)")
    public record AzureGroupEntry(
            @ValidationRule(
                            value = Shapes.ROLE_NAME,
                            message =
                                    "groupName must be the display name of a group without spaces around it")
                    @Size(max = 256)
                    @JsonPropertyDescription(
                            "Display name of the group, case ignored; it must match exactly one in the tenant.")
                    @Nullable String groupName,
            @ValidationRule(
                            value = Shapes.GUID,
                            message =
                                    "objectID"
                                            + Shapes.GUID_SAYS
                                            + "(az ad group show --group NAME --query id)")
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Object id of the group; wins over groupName.")
                    @Nullable String objectID) {}
}
