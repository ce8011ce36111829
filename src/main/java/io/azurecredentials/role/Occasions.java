package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.UseCheck;
import io.azurecredentials.application.Origin;
import io.azurecredentials.application.RoleRights;
import io.azurecredentials.application.Sources;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.role.lifecycle.Outlook;
import io.azurecredentials.role.lifecycle.Wish;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** With what a role's applications are looked at, by what became of the role. */
final class Occasions {
    private Occasions() {}

    /** Everything that it names was found. */
    static Occasion resolved(
            AzureRole role,
            Findings found,
            Optional<UseCheck> useCheck,
            LoginOutlook login,
            Optional<AzureConfig> config) {
        Wish wish =
                role.getSpec().persistApp()
                        ? config.<Wish>map(it -> kept(role, found, it)).orElseGet(Wish.Unknown::new)
                        : new Wish.Unwanted();
        boolean ready = RoleStatuses.isReady(role);
        return new Occasion(
                wish,
                found,
                useCheck,
                login,
                config,
                RoleStatuses.isReady(role),
                (estate, since) ->
                        role.getSpec().hasNothingButLogin()
                                ? since.ready(Reason.LOGIN_OPEN, Reason.LOGIN_OPEN.sentence())
                                : Outlook.of(estate, wish, ready, since));
    }

    /**
     * Something is in the way of finding it. What was issued is renewed until the config can go, so
     * a role whose config goes is still good for that.
     */
    static Occasion unresolved(
            AzureRole role,
            Problem problem,
            Optional<UseCheck> useCheck,
            LoginOutlook login,
            Optional<AzureConfig> config) {
        boolean served = RoleStatuses.isReady(role) && isGoing(config);
        return new Occasion(
                new Wish.Unknown(),
                Findings.recorded(role),
                useCheck,
                login,
                config,
                RoleStatuses.isReady(role),
                (_, since) -> served ? since.problemWhileReady(problem) : since.problem(problem));
    }

    /** It is to go, and waits for what was issued from it. */
    static Occasion waiting(AzureRole role, String message, Optional<AzureConfig> config) {
        return new Occasion(
                needed(role, config),
                Findings.recorded(role),
                useCheck(role),
                LoginOutlook.ending(role),
                config,
                RoleStatuses.isReady(role),
                (_, since) -> since.progressing(Reason.IN_USE, message));
    }

    /**
     * What lives is renewed, so an application that somebody removes is made again, with what was
     * found last; where none was made, or through another config, none is.
     */
    private static Wish needed(AzureRole role, Optional<AzureConfig> config) {
        Optional<Issuer> made = Estates.read(role).issuers().reduce((_, it) -> it);
        return config.filter(_ -> role.getSpec().persistApp())
                .filter(it -> it.getStatus() != null)
                .filter(it -> made.equals(Optional.of(Origin.of(it))))
                .<Wish>map(it -> kept(role, Findings.recorded(role), it))
                .orElseGet(Wish.Unknown::new);
    }

    /** It is to go, and nothing that was issued from it is left. */
    static Occasion leaving(AzureRole role, Optional<AzureConfig> config) {
        Duration settle = Situation.settle(new Sources(config, Map.of()));
        return new Occasion(
                new Wish.Ended(),
                Findings.recorded(role),
                useCheck(role),
                LoginOutlook.ending(role),
                config,
                RoleStatuses.isReady(role),
                (estate, since) -> Outlook.leaving(estate, settle, since));
    }

    private static boolean isGoing(Optional<AzureConfig> config) {
        return config.filter(it -> it.getMetadata().getDeletionTimestamp() != null).isPresent();
    }

    private static Wish kept(AzureRole role, Findings found, AzureConfig config) {
        return new Wish.Kept(
                Origin.of(config),
                RoleRights.of(found.resolved().roles(), found.resolved().groups()),
                role.getSpec().permanentlyDelete());
    }

    private static Optional<UseCheck> useCheck(AzureRole role) {
        return Optional.ofNullable(role.getStatus()).map(AzureRoleStatus::useCheck);
    }
}
