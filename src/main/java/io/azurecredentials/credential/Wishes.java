package io.azurecredentials.credential;

import static io.azurecredentials.base.Reason.INVALID_SPEC;
import static io.azurecredentials.base.Reason.NAMESPACE_TERMINATING;
import static io.azurecredentials.base.Reason.ROLE_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.DeletionPolicy;
import io.azurecredentials.application.Origin;
import io.azurecredentials.application.RoleRights;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.Configs;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Target;
import io.azurecredentials.credential.lifecycle.Terms;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.credential.rendering.Recipe;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.role.policy.Limits;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.List;
import java.util.Optional;

/** Turns what credential, role and config say into a {@link Wish}. */
record Wishes(Admittance admittance, boolean namespaceTerminating) {
    /** What is wanted, or why nothing can be. */
    Wish of(AzureCredential credential, Optional<AzureRole> role, Optional<AzureConfig> config) {
        if (namespaceTerminating) {
            return new Wish.Refused(
                    new Problem.UserError(
                            NAMESPACE_TERMINATING,
                            "The namespace is being deleted, so nothing is issued in it."));
        }
        Ledger ledger = StatusLedger.read(credential.getStatus());
        boolean issued = ledger.isIssuedFrom(Situation.role(credential).toString());
        if (role.filter(Wishes::takesAlong)
                .filter(it -> issued || (ledger.issuer().isEmpty() && admits(it, credential)))
                .isPresent()) {
            return new Wish.Revoked(
                    RoleObstacles.takenAlong(
                            Situation.role(credential), credential.getMetadata().getNamespace()));
        }
        Answer<Wish> answer =
                ready(role, credential, issued).then(it -> granted(credential, it, config, issued));
        return switch (answer) {
            case Answer.Given<Wish>(Wish wish) -> wish;
            case Answer.Refused<Wish>(Problem problem) -> new Wish.Refused(problem);
        };
    }

    private Answer<Wish> granted(
            AzureCredential credential,
            AzureRole role,
            Optional<AzureConfig> config,
            boolean issued) {
        return Configs.ready(
                        config,
                        Situation.config(role),
                        role.getMetadata().getNamespace(),
                        admittance,
                        issued && isIssuedThrough(credential, config)
                                ? Configs.Use.RENEWING
                                : Configs.Use.ISSUING)
                .then(it -> sameWhileGoing(credential, role, it))
                .then(it -> granted(credential, role, it));
    }

    /**
     * A role that is going is resolved no more: what it shows was found through the config that it
     * named before, and whether its writer may use another was never checked.
     */
    private static Answer<AzureConfig> sameWhileGoing(
            AzureCredential credential, AzureRole role, AzureConfig config) {
        boolean same =
                StatusLedger.read(credential.getStatus())
                        .issuer()
                        .filter(it -> it.configUID().equals(config.getMetadata().getUid()))
                        .isPresent();
        return same || !isGoing(role)
                ? Answer.given(config)
                : Answer.refused(
                        new Problem.UserError(
                                ROLE_NOT_FOUND,
                                "AzureRole "
                                        + Situation.role(credential)
                                                .seenFrom(credential.getMetadata().getNamespace())
                                        + " is being deleted, so nothing is issued from it through"
                                        + " another AzureConfig than before; let its configRef name"
                                        + " that one again, or change roleRef."));
    }

    /** A config through which nothing was issued yet has to be Ready, as for the first time. */
    private static boolean isIssuedThrough(
            AzureCredential credential, Optional<AzureConfig> config) {
        return StatusLedger.read(credential.getStatus())
                .issuers()
                .map(Issuer::configUID)
                .anyMatch(
                        it -> config.filter(c -> it.equals(c.getMetadata().getUid())).isPresent());
    }

    private static Answer<Wish> granted(
            AzureCredential credential, AzureRole role, AzureConfig config) {
        return Recipes.of(credential)
                .checked()
                .then(
                        recipe ->
                                RoleTarget.of(
                                                role,
                                                Requests.renewal(credential.getSpec().renewal()))
                                        .then(it -> on(it, recipe, credential, role, config)));
    }

    private static Answer<Wish> on(
            Target target,
            Recipe recipe,
            AzureCredential credential,
            AzureRole role,
            AzureConfig config) {
        return terms(credential, role, config)
                .map(
                        terms ->
                                new Wish.Granted(
                                        Origin.of(config),
                                        target,
                                        target instanceof Target.Shared
                                                ? List.of()
                                                : RoleRights.of(role.getStatus()),
                                        terms,
                                        recipe.shape(),
                                        Situation.role(credential).toString(),
                                        role.getSpec().permanentlyDelete()));
    }

    /** An overlap that was set is judged on the ttl in force, which no schema can know. */
    private static Answer<Terms> terms(
            AzureCredential credential, AzureRole role, AzureConfig config) {
        Limits limits = Limits.of(config.getSpec(), role.getSpec(), credential.getSpec());
        Terms terms =
                new Terms(
                        limits.ttl(),
                        limits.maxTTL(),
                        credential.getSpec().renewal().renewAt(),
                        Optional.ofNullable(credential.getSpec().renewal().overlap())
                                .map(Duration::getDuration),
                        Optional.ofNullable(role.getSpec().explicitMaxTTL())
                                .map(Duration::getDuration));
        java.time.Duration left = terms.leftAfterRenewal();
        return terms.overlapInForce().compareTo(left) < 0
                ? Answer.given(terms)
                : Answer.refused(
                        new Problem.UserError(
                                INVALID_SPEC,
                                "renewal.overlap must be shorter than "
                                        + Limits.text(left)
                                        + ", which is left of the ttl in force ("
                                        + Limits.text(limits.ttl())
                                        + ") after renewAt; write a shorter one, or a lower"
                                        + " renewAt."));
    }

    private Answer<AzureRole> ready(
            Optional<AzureRole> role, AzureCredential credential, boolean issued) {
        NamespacedName wanted = Situation.role(credential);
        String guest = credential.getMetadata().getNamespace();
        if (role.isEmpty() && wanted.namespace().equals(guest)) {
            return Answer.refused(RoleObstacles.missing(wanted));
        }
        if (role.isEmpty() || !admits(role.get(), credential)) {
            return Answer.refused(Admittance.notAllowed("AzureRole", wanted, guest));
        }
        if (isGoing(role.get()) && !issued) {
            return Answer.refused(RoleObstacles.going(wanted, guest));
        }
        if (role.get().getSpec().hasNothingButLogin()) {
            return Answer.refused(RoleObstacles.loginOnly(wanted, guest));
        }
        return isReady(role.get())
                ? Answer.given(role.get())
                : Answer.refused(RoleObstacles.notReady(role.get(), guest));
    }

    private boolean admits(AzureRole role, AzureCredential credential) {
        return admittance.admits(
                role.getSpec().allowedNamespaces(),
                Situation.role(credential).namespace(),
                credential.getMetadata().getNamespace());
    }

    /** One that waits for what was issued from it is not Ready, but was. */
    private static boolean isReady(AzureRole role) {
        if (isGoing(role)) {
            return role.getStatus() != null && role.getStatus().wasResolved();
        }
        return Conditions.areReady(
                RoleObstacles.conditions(role), role.getMetadata().getGeneration());
    }

    static boolean takesAlong(AzureRole role) {
        return isGoing(role) && role.getSpec().deletionPolicy() == DeletionPolicy.REVOKE;
    }

    private static boolean isGoing(AzureRole role) {
        return role.getMetadata().getDeletionTimestamp() != null;
    }
}
