package io.azurecredentials.credential;

import static io.azurecredentials.base.Reason.CONFIG_NOT_FOUND;
import static io.azurecredentials.base.Reason.ROLE_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/**
 * What a credential hangs on, read from the API server itself before anything is made for it.
 * Reserved first, looked at afterwards: a config or role that is to go either sees our reservation
 * and waits for us, or is seen going here. What had been made before, they have been waiting for.
 */
final class Anchors {
    private final KubernetesClient client;

    Anchors(KubernetesClient client) {
        this.client = client;
    }

    /** What forbids to make anything for it now. */
    Optional<Problem> obstacle(Situation situation) {
        List<Principal> made =
                situation.facts().ledger().principals().stream()
                        .filter(it -> it.ids().isPresent())
                        .toList();
        if (!hasConfig(situation, !made.isEmpty())) {
            return Optional.of(configGone(situation));
        }
        String role = Situation.role(situation.credential()).toString();
        boolean awaited = made.stream().anyMatch(it -> it.isFrom(role));
        return awaited || hasRole(situation) ? Optional.empty() : Optional.of(roleGone(situation));
    }

    private boolean hasConfig(Situation situation, boolean awaited) {
        return situation
                .config()
                .flatMap(known -> live(known).filter(it -> awaited || !isGoing(it)))
                .isPresent();
    }

    private Optional<AzureConfig> live(AzureConfig known) {
        return Optional.ofNullable(client.resource(known).get())
                .filter(it -> it.getMetadata().getUid().equals(known.getMetadata().getUid()));
    }

    /** Whether its role gives what the situation takes for wanted. */
    boolean saysTheSame(Situation situation) {
        return situation.facts().wish() instanceof Wish.Granted wish
                && role(situation)
                        .filter(it -> it.getStatus() != null)
                        .filter(it -> Wishes.rights(it).equals(wish.rights()))
                        .isPresent();
    }

    private boolean hasRole(Situation situation) {
        return role(situation).filter(it -> !isGoing(it)).isPresent();
    }

    private Optional<AzureRole> role(Situation situation) {
        NamespacedName name = Situation.role(situation.credential());
        return Optional.ofNullable(
                client.resources(AzureRole.class)
                        .inNamespace(name.namespace())
                        .withName(name.name())
                        .get());
    }

    private static boolean isGoing(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    private static Problem roleGone(Situation situation) {
        return new Problem.UserError(
                ROLE_NOT_FOUND,
                "AzureRole "
                        + Situation.role(situation.credential()).seenFrom(situation.namespace())
                        + " is being deleted or does not exist any more, so nothing new is issued from it.");
    }

    static Problem configGone(Situation situation) {
        String name =
                situation.facts().ledger().issuer().map(Issuer::configName).orElse("of the role");
        return new Problem.UserError(
                CONFIG_NOT_FOUND,
                "AzureConfig " + name + " does not exist, so Azure cannot be reached; restore it.");
    }
}
