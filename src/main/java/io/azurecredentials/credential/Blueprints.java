package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.SignInAudience;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Owner;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.role.policy.AssignmentName;
import java.util.List;
import java.util.Optional;

/** What things of a credential are called in Azure; all of it is known before they exist. */
final class Blueprints {
    /** Entra's limit for an application's display name. */
    private static final int LONGEST_NAME = 120;

    private Blueprints() {}

    static Blueprint of(Situation situation, int epoch) {
        Owner owner = situation.facts().owner();
        String prefix =
                situation.config().map(it -> it.getSpec().applicationNamePrefix()).orElse("");
        String name =
                prefix
                        + situation.namespace()
                        + "-"
                        + situation.credential().getMetadata().getName();
        return new Blueprint(
                owner.uniqueName(epoch),
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                owner.tag(),
                situation.role().map(Blueprints::audience).orElse(SignInAudience.AZURE_AD_MY_ORG),
                situation
                        .role()
                        .flatMap(it -> Optional.ofNullable(it.getSpec().tags()))
                        .orElse(List.of()));
    }

    private static SignInAudience audience(AzureRole role) {
        return switch (role.getSpec().signInAudience()) {
            case AZURE_AD_MY_ORG -> SignInAudience.AZURE_AD_MY_ORG;
            case AZURE_AD_MULTIPLE_ORGS -> SignInAudience.AZURE_AD_MULTIPLE_ORGS;
            case AZURE_AD_AND_PERSONAL_MICROSOFT_ACCOUNT ->
                    SignInAudience.AZURE_AD_AND_PERSONAL_MICROSOFT_ACCOUNT;
            case PERSONAL_MICROSOFT_ACCOUNT -> SignInAudience.PERSONAL_MICROSOFT_ACCOUNT;
        };
    }

    static List<Assignment> assignments(Principal principal) {
        return assignments(principal, principal.grants());
    }

    /** Some of a principal's roles; none before its ids are known. */
    static List<Assignment> assignments(Principal principal, List<Grant> grants) {
        return principal.ids().stream()
                .flatMap(ids -> grants.stream().map(it -> assignment(ids.servicePrincipalID(), it)))
                .toList();
    }

    private static Assignment assignment(String principalID, Grant grant) {
        return new Assignment(
                AssignmentName.of(principalID, grant.scope(), grant.roleID()),
                grant.scope(),
                grant.roleID(),
                principalID);
    }
}
