package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.login.RoleLogins;
import io.azurecredentials.login.resolution.LoginRules;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.status.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether one can log in for a role, as far as Kubernetes knows. Azure is not asked. */
sealed interface LoginOutlook {
    /** The role says nothing about logins. */
    record Unasked() implements LoginOutlook {}

    /** Whoever is bound can. */
    record Open() implements LoginOutlook {}

    /** Whoever is bound could, but that somebody has suspended the config. */
    record Suspended(Problem problem) implements LoginOutlook {}

    /** Nobody can. */
    record Closed(Problem problem) implements LoginOutlook {}

    /** Nobody can, because the role is to go, whatever it waits for. */
    record Ended() implements LoginOutlook {}

    /**
     * What stands in role and config.
     *
     * @param unchecked why the writer of the role counts for nothing, if so
     * @param config that its logins go by
     */
    static LoginOutlook of(
            AzureRole role,
            Optional<Problem> unchecked,
            RoleLogins logins,
            Optional<AzureConfig> config) {
        if (role.getSpec().login() == null) {
            return new Unasked();
        }
        return unchecked
                .<LoginOutlook>map(Closed::new)
                .orElseGet(
                        () ->
                                switch (Mishap.guard(() -> logins.judge(role, config))) {
                                    case Answer.Given<LoginRules> _ ->
                                            RoleLogins.suspension(role, config)
                                                    .<LoginOutlook>map(Suspended::new)
                                                    .orElseGet(Open::new);
                                    case Answer.Refused<LoginRules>(Problem problem) ->
                                            new Closed(problem);
                                });
    }

    /** Of a role that is to go. */
    static LoginOutlook ending(AzureRole role) {
        return role.getSpec().login() == null ? new Unasked() : new Ended();
    }

    /** The same conditions, and this. */
    default List<Condition> beside(List<Condition> conditions, Conditions since) {
        return switch (this) {
            case Unasked _ -> conditions;
            case Open _ -> since.loginOpen(conditions);
            case Suspended(Problem problem) -> since.loginSuspended(conditions, problem);
            case Closed(Problem problem) -> since.loginClosed(conditions, problem);
            case Ended _ -> since.loginEnded(conditions, RoleLogins.ENDED);
        };
    }

    /** For a role with nothing else: what is in the way of it is in the way of the login. */
    default <T> Answer<T> otherwise(T nothing) {
        return switch (this) {
            case Unasked _, Open _, Ended _ -> Answer.given(nothing);
            case Suspended(Problem problem) -> Answer.refused(problem);
            case Closed(Problem problem) -> Answer.refused(problem);
        };
    }

    /**
     * When to look again.
     *
     * @param otherwise if logins ask for nothing sooner
     * @throws Pause.NotNow if the framework is to space the tries
     */
    default Duration pause(Duration otherwise) {
        return switch (this) {
            case Unasked _, Open _, Suspended _, Ended _ -> otherwise;
            case Closed(Problem problem) -> Pause.shorter(otherwise, Pause.after(problem));
        };
    }
}
