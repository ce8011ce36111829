package io.azurecredentials.credential;

import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.credential.lifecycle.Owner;

/** What applications of a credential's own are called in Azure. */
final class Blueprints {
    private Blueprints() {}

    static Blueprint of(Situation situation, int epoch) {
        Owner owner = situation.facts().owner();
        return io.azurecredentials.application.Blueprints.of(
                owner.uniqueName(epoch),
                owner.tag(),
                situation.credential(),
                situation.config(),
                situation.role());
    }
}
