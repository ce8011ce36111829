package io.azurecredentials.credential;

import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.credential.lifecycle.Owner;

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
                owner.tag());
    }
}
