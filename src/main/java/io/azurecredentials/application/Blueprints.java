package io.azurecredentials.application;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.SignInAudience;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/** What applications of ours are called in Azure; all of it is known before they exist. */
public final class Blueprints {
    /** Entra's limit for an application's display name. */
    private static final int LONGEST_NAME = 120;

    private Blueprints() {}

    /**
     * What one looks like.
     *
     * @param tag of the cluster
     * @param owner whom it is made for
     * @param config through which
     * @param role that says what it is for, if it can be read
     */
    public static Blueprint of(
            String uniqueName,
            String tag,
            HasMetadata owner,
            Optional<AzureConfig> config,
            Optional<AzureRole> role) {
        String prefix = config.map(it -> it.getSpec().applicationNamePrefix()).orElse("");
        String name =
                prefix + owner.getMetadata().getNamespace() + "-" + owner.getMetadata().getName();
        return new Blueprint(
                uniqueName,
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                tag,
                role.map(Blueprints::audience).orElse(SignInAudience.AZURE_AD_MY_ORG),
                role.flatMap(it -> Optional.ofNullable(it.getSpec().tags())).orElse(List.of()));
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
