package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may log in for a role with an Azure identity (Vault: {@code auth/azure/role/:name}). */
@ValidationRule(
        value =
                "(has(self.boundServicePrincipalIDs) && size(self.boundServicePrincipalIDs) > 0) || (has(self.boundGroupIDs) && size(self.boundGroupIDs) > 0)",
        message =
                "write login.boundServicePrincipalIDs or login.boundGroupIDs, such as [00000000-0000-0000-0000-000000000000]: resources alone say nothing about who logs in")
@ValidationRule(
        value =
                "!has(self.boundServicePrincipalIDs) || !has(self.boundGroupIDs) || !('*' in self.boundServicePrincipalIDs) || !('*' in self.boundGroupIDs)",
        message =
                "login.boundServicePrincipalIDs and login.boundGroupIDs must not both be *: write ids in one of them")
@ValidationRule(
        value =
                "(has(self.boundServicePrincipalIDs) && size(self.boundServicePrincipalIDs) > 0 && has(self.boundGroupIDs) && size(self.boundGroupIDs) > 0) || !((has(self.boundServicePrincipalIDs) && '*' in self.boundServicePrincipalIDs) || (has(self.boundGroupIDs) && '*' in self.boundGroupIDs)) || (has(self.boundSubscriptionIDs) && size(self.boundSubscriptionIDs) > 0) || (has(self.boundResourceGroups) && size(self.boundResourceGroups) > 0) || (has(self.boundLocations) && size(self.boundLocations) > 0) || (has(self.boundScaleSets) && size(self.boundScaleSets) > 0)",
        message =
                "* with nothing else bound lets everybody of the tenant in: write ids, or bind boundSubscriptionIDs, boundResourceGroups, boundLocations or boundScaleSets as well")
public record RoleLogin(
        @JsonPropertyDescription(
                        "The AzureConfig whose tenant's tokens are taken, and through which Azure is asked about who logs in; by default the role's configRef.")
                @Nullable Reference configRef,
        @ValidationRule(
                        value = "self >= duration('1m')",
                        message =
                                "maxTokenAge must be at least 1m, because clocks differ: raise it, or leave it out for the token's own validity")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "How long after it was issued an Azure token is taken, such as 1h; the config's if that is shorter.")
                @Nullable Duration maxTokenAge,
        @ValidationRule(
                        value = LoginShapes.GUIDS_OR_ANYBODY,
                        message =
                                "boundServicePrincipalIDs must be GUIDs (az ad sp show --id CLIENT_ID --query id), or * alone")
                @ValidationRule(
                        value = LoginShapes.ANYBODY_ALONE,
                        message =
                                "boundServicePrincipalIDs must hold nothing beside *: remove * or the ids")
                @Size(max = 256)
                @JsonPropertyDescription(
                        "Object ids of service principals and managed identities, or of users where the config allows them: one of these may log in. * alone stands for any, if something else is bound.")
                @Nullable List<@Size(min = 1, max = Shapes.GUID_LENGTH) String>
                        boundServicePrincipalIDs,
        @ValidationRule(
                        value = LoginShapes.GUIDS_OR_ANYBODY,
                        message =
                                "boundGroupIDs must be GUIDs (az ad group show --group NAME --query id), or * alone")
                @ValidationRule(
                        value = LoginShapes.ANYBODY_ALONE,
                        message = "boundGroupIDs must hold nothing beside *: remove * or the ids")
                @Size(max = 256)
                @JsonPropertyDescription(
                        "Object ids of groups: whoever logs in must be a member of one, directly or not. Goes with boundServicePrincipalIDs: both must fit.")
                @Nullable List<@Size(min = 1, max = Shapes.GUID_LENGTH) String> boundGroupIDs,
        @ValidationRule(
                        value = LoginShapes.GUIDS,
                        message =
                                "boundSubscriptionIDs must be GUIDs (az account list --query [].id); leave it out for any")
                @Size(max = 100)
                @JsonPropertyDescription(
                        "Ids of subscriptions: the machine, or the identity where no machine is proven, must be in one.")
                @Nullable List<@Size(min = 1, max = Shapes.GUID_LENGTH) String>
                        boundSubscriptionIDs,
        @ValidationRule(
                        value = LoginShapes.RESOURCE_GROUPS,
                        message =
                                "boundResourceGroups must be names of resource groups, not ids and not patterns; leave it out for any")
                @Size(max = 100)
                @JsonPropertyDescription(
                        "Names of resource groups, case ignored: the machine, or the identity where no machine is proven, must be in one. Bind subscriptions as well: names are unique in each of them only.")
                @Nullable List<@Size(min = 1, max = 90) String> boundResourceGroups,
        @ValidationRule(
                        value = LoginShapes.LOCATIONS,
                        message =
                                "boundLocations must be names of Azure's locations, such as westeurope or West Europe; leave it out for any")
                @Size(max = 100)
                @JsonPropertyDescription(
                        "Locations, such as westeurope: the machine must be in one. An identity that is assigned to machines does not prove where it is used.")
                @Nullable List<@Size(min = 1, max = Shapes.LABEL_LENGTH) String> boundLocations,
        @ValidationRule(
                        value = LoginShapes.SCALE_SETS,
                        message =
                                "boundScaleSets must be names of virtual machine scale sets, not ids and not patterns; leave it out for any")
                @Size(max = 100)
                @JsonPropertyDescription(
                        "Names of virtual machine scale sets, case ignored: the machine must be in one. Bind resource groups as well: names are unique in each of them only.")
                @Nullable List<@Size(min = 1, max = 64) String> boundScaleSets,
        @JsonPropertyDescription("What whoever logs in gets: how long it lives and what it grants.")
                RoleToken token) {}
