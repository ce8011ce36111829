package io.azurecredentials.credential;

import static io.azurecredentials.base.Reason.ROLE_NOT_FOUND;
import static io.azurecredentials.base.Reason.ROLE_NOT_READY;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.application.Origin;
import io.azurecredentials.application.RoleRights;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.RootApplications;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Target;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a credential hangs on, read from the API server itself before anything is made for it.
 * Reserved first, looked at afterwards: a config or role that is to go either sees our reservation
 * and waits for us, or is seen going here. What had been made before, they have been waiting for.
 */
final class Anchors {
    private final KubernetesClient client;
    private final RootApplications roots;

    Anchors(KubernetesClient client, RootApplications roots) {
        this.client = client;
        this.roots = roots;
    }

    /** What forbids to make anything for it now. */
    Optional<Problem> obstacle(Situation situation) {
        List<Principal> made =
                situation.facts().ledger().principals().stream()
                        .filter(it -> it.ids().isPresent())
                        .toList();
        return obstacle(situation, !made.isEmpty(), made.stream().anyMatch(fromRole(situation)));
    }

    /**
     * What forbids to make a password on that application now. One of its own was looked after when
     * it was made; whether one that others use as well may be used is asked each time.
     */
    Optional<Problem> obstacle(Situation situation, Principal principal) {
        return switch (principal.target()) {
            case Target.Dynamic _ -> Optional.empty();
            case Target.Shared target ->
                    obstacle(
                                    situation,
                                    hasOthers(situation, _ -> true),
                                    hasOthers(situation, fromRole(situation)))
                            .or(() -> changed(situation, target))
                            .or(() -> rooted(situation, target));
        };
    }

    /** What a role or config waits for was there before this attempt. */
    private static boolean hasOthers(Situation situation, Predicate<Principal> which) {
        Ledger ledger = situation.facts().ledger();
        return ledger.keys().stream()
                .filter(it -> it.state() != Key.State.RESERVED)
                .anyMatch(it -> ledger.principal(it.epoch()).filter(which).isPresent());
    }

    private static Predicate<Principal> fromRole(Situation situation) {
        String role = Situation.role(situation.credential()).toString();
        return it -> it.isFrom(role);
    }

    private Optional<Problem> changed(Situation situation, Target.Shared target) {
        return role(situation)
                        .filter(it -> RoleTarget.of(it).equals(Answer.<Target>given(target)))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(
                        Problem.retryable(
                                ROLE_NOT_READY,
                                "AzureRole "
                                        + roleName(situation)
                                        + " does not give passwords on this application any more."));
    }

    private Optional<Problem> rooted(Situation situation, Target.Shared target) {
        String tenantID = situation.facts().ledger().issuer().map(Issuer::tenantID).orElseThrow();
        return roots.obstacle(tenantID, target.ids().appID());
    }

    /**
     * @param byConfig whether the config waits for it
     * @param byRole whether the role does
     */
    private Optional<Problem> obstacle(Situation situation, boolean byConfig, boolean byRole) {
        if (!hasConfig(situation, byConfig)) {
            return Optional.of(Origin.gone(situation.facts().ledger().issuer()));
        }
        return byRole || hasRole(situation) ? Optional.empty() : Optional.of(roleGone(situation));
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
                        .filter(it -> RoleRights.of(it.getStatus()).equals(wish.rights()))
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

    private static String roleName(Situation situation) {
        return Situation.role(situation.credential()).seenFrom(situation.namespace());
    }

    private static boolean isGoing(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    private static Problem roleGone(Situation situation) {
        return new Problem.UserError(
                ROLE_NOT_FOUND,
                "AzureRole "
                        + roleName(situation)
                        + " is being deleted or does not exist any more, so nothing new is issued from it.");
    }
}
