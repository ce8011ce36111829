package io.azurecredentials.credential;

import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.credential.lifecycle.Owner;
import io.azurecredentials.credential.lifecycle.Principal;

/** What applications of a credential's own are called in Azure. */
final class Blueprints {
    private Blueprints() {}

    static Blueprint of(Situation situation, Principal principal) {
        Owner owner = situation.facts().owner();
        return io.azurecredentials.application.Blueprints.of(
                owner.uniqueName(principal.epoch()),
                owner.tag(),
                situation.credential(),
                situation.sources().of(principal.issuer()),
                situation.role());
    }
}
