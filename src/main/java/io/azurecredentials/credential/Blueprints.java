package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.SignInAudience;
import io.azurecredentials.credential.lifecycle.Owner;
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
}
