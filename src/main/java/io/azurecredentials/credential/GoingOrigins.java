package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.application.Sources;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.Configs;
import io.azurecredentials.credential.lifecycle.Going;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out which of the objects that a credential hangs on were told to go. */
final class GoingOrigins {
    private GoingOrigins() {}

    /** A role that takes along what was issued from it is another matter: it ends the lease. */
    static Going of(
            AzureCredential credential, Ledger ledger, Optional<AzureRole> role, Sources sources) {
        NamespacedName name = Situation.role(credential);
        String guest = credential.getMetadata().getNamespace();
        return new Going(
                Stream.concat(
                                sources.wanted().stream(),
                                ledger.issuers().flatMap(it -> sources.of(it).stream()))
                        .filter(GoingOrigins::isGoing)
                        .collect(
                                Collectors.toMap(
                                        it -> it.getMetadata().getUid(),
                                        it -> configGoing(it, guest),
                                        (one, _) -> one)),
                role.filter(GoingOrigins::isGoing)
                        .filter(it -> !Wishes.takesAlong(it))
                        .map(_ -> Map.of(name.toString(), RoleObstacles.going(name, guest)))
                        .orElseGet(Map::of));
    }

    static Problem configGoing(AzureConfig config, String guest) {
        return Configs.going(
                NamespacedName.of(config).seenFrom(guest),
                "change roleRef, let the configRef of its role name another one");
    }

    static boolean isGoing(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }
}
