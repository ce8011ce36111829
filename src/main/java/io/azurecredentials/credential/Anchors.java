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

    /** What forbids to make that application now. */
    Optional<Problem> obstacleToMaking(Situation situation, Principal principal) {
        List<Principal> made =
                situation.facts().ledger().principals().stream()
                        .filter(it -> it.ids().isPresent())
                        .toList();
        return obstacle(
                situation,
                principal.issuer(),
                made.stream().anyMatch(through(principal.issuer())),
                made.stream().anyMatch(fromRole(situation)));
    }

    /**
     * What forbids to make a password on that application now. One of its own was looked after when
     * it was made; whether one that others use as well may be used is asked each time.
     */
    Optional<Problem> obstacleToIssuing(Situation situation, Principal principal) {
        return switch (principal.target()) {
            case Target.Dynamic _ -> Optional.empty();
            case Target.Shared target ->
                    obstacle(
                                    situation,
                                    principal.issuer(),
                                    hasOthers(situation, through(principal.issuer())),
                                    hasOthers(situation, fromRole(situation)))
                            .or(() -> changed(situation, target))
                            .or(() -> roots.obstacle(tenantID(principal), target.ids().appID()));
        };
    }

    /** What a role or config waits for was there before this attempt. */
    private static boolean hasOthers(Situation situation, Predicate<Principal> which) {
        Ledger ledger = situation.facts().ledger();
        return ledger.keys().stream()
                .filter(Key::hasServed)
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
                                        + " does not give passwords on this application any"
                                        + " more."));
    }

    private static String tenantID(Principal principal) {
        return principal.issuer().tenantID();
    }

    /** What a config waits for is known by its UID. */
    private static Predicate<Principal> through(Issuer issuer) {
        return it -> it.issuer().configUID().equals(issuer.configUID());
    }

    /**
     * @param byConfig whether the config waits for it
     * @param byRole whether the role does
     */
    private Optional<Problem> obstacle(
            Situation situation, Issuer issuer, boolean byConfig, boolean byRole) {
        Optional<AzureConfig> config = config(situation, issuer);
        if (config.isEmpty()) {
            return Optional.of(Origin.gone(issuer));
        }
        Optional<Problem> going =
                config.filter(it -> !byConfig && GoingOrigins.isGoing(it))
                        .map(it -> GoingOrigins.configGoing(it, situation.namespace()));
        return going.isPresent() || byRole || hasRole(situation)
                ? going
                : Optional.of(roleGone(situation));
    }

    private Optional<AzureConfig> config(Situation situation, Issuer issuer) {
        return situation
                .sources()
                .of(issuer)
                .flatMap(it -> Optional.ofNullable(client.resource(it).get()))
                .filter(it -> it.getMetadata().getUid().equals(issuer.configUID()));
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
        return role(situation).filter(it -> !GoingOrigins.isGoing(it)).isPresent();
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

    private static Problem roleGone(Situation situation) {
        return new Problem.UserError(
                ROLE_NOT_FOUND,
                "AzureRole "
                        + roleName(situation)
                        + " is being deleted or does not exist any more, so nothing new is issued"
                        + " from it.");
    }
}
