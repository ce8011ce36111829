package io.azurecredentials.login;

import static io.azurecredentials.base.Condition.LOGIN_READY;
import static io.azurecredentials.base.Reason.LOGIN_NOT_SET_UP;
import static io.azurecredentials.base.Reason.ROLE_NOT_FOUND;
import static io.azurecredentials.base.Reason.ROLE_NOT_READY;
import static io.azurecredentials.base.Reason.SUSPENDED;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.Configs;
import io.azurecredentials.login.resolution.LoginRules;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What logins for a role go by, from role and AzureConfig as they stand in Kubernetes.
 *
 * @param admittance of configs to roles of other namespaces; asks for a namespace's labels where a
 *     selector has to be matched, and nowhere else
 * @param rulebook makes the rules out
 */
public record RoleLogins(Admittance admittance, Rulebook rulebook) {
    /** What a role that is to go says of logins. */
    public static final String ENDED =
            "The AzureRole is being deleted, so nobody can log in for it.";

    /** What somebody wants of a role. */
    public enum Use {
        /** To log in. */
        LOGIN,
        /** To stay logged in, for which it takes the same, but that a suspended config will do. */
        RENEWAL
    }

    /** Which AzureConfig a role's logins go by. */
    public static NamespacedName configOf(AzureRole role) {
        return NamespacedName.of(
                LoginRules.configRef(role.getSpec()), role.getMetadata().getNamespace());
    }

    /**
     * The rules for a login or a renewal now: a {@link Problem.Retryable} asks to try again soon,
     * everything else is for somebody to mend. Only for a role of which was found, and written into
     * its status, that its writer was checked and its logins can work as it is written. Asks
     * nobody.
     *
     * @param config the one that {@link #configOf} names, which admits the role
     */
    public Answer<LoginRules> of(AzureRole role, AzureConfig config, Use use) {
        String name = configOf(role).seenFrom(role.getMetadata().getNamespace());
        return obstacle(role)
                .or(() -> obstacle(role, config, use))
                .<Answer<LoginRules>>map(Answer::refused)
                .orElseGet(
                        () ->
                                Configs.ready(config, name, Configs.Use.ADMITTING)
                                        .then(it -> rulebook.of(role, it)));
    }

    /**
     * The same whatever the status says: this is what it is made from. Asks {@code admittance}.
     *
     * @param config the one that {@link #configOf} names, if it exists
     */
    public Answer<LoginRules> judge(AzureRole role, Optional<AzureConfig> config) {
        return Configs.ready(
                        config,
                        configOf(role),
                        role.getMetadata().getNamespace(),
                        admittance,
                        Configs.Use.ADMITTING)
                .then(it -> rulebook.of(role, it));
    }

    private static Optional<Problem> obstacle(AzureRole role) {
        if (role.getMetadata().getDeletionTimestamp() != null) {
            return Optional.of(new Problem.UserError(ROLE_NOT_FOUND, ENDED));
        }
        if (role.getSpec().login() == null) {
            return Optional.of(LoginRules.notWritten());
        }
        return Conditions.find(LOGIN_READY, conditions(role), role.getMetadata().getGeneration())
                .map(RoleLogins::obstacle)
                .orElseGet(
                        () ->
                                Optional.of(
                                        Problem.retryable(
                                                ROLE_NOT_READY,
                                                "The AzureRole was not looked at yet as it is"
                                                        + " written now.")));
    }

    /** Suspension holds up what is new; who is in goes on, as what was issued does. */
    private static Optional<Problem> obstacle(AzureRole role, AzureConfig config, Use use) {
        return switch (use) {
            case RENEWAL -> Optional.empty();
            case LOGIN -> suspension(role, Optional.of(config));
        };
    }

    /**
     * Why nobody logs in although all is as it has to be, if so.
     *
     * @param config the one that {@link #configOf} names, if it exists
     */
    public static Optional<Problem> suspension(AzureRole role, Optional<AzureConfig> config) {
        String name = configOf(role).seenFrom(role.getMetadata().getNamespace());
        return config.filter(it -> it.getSpec().suspend()).map(_ -> suspended(name));
    }

    private static Problem suspended(String name) {
        return new Problem.UserError(
                SUSPENDED, "AzureConfig " + name + " is suspended, so nobody logs in through it.");
    }

    /** Whether a config is suspended it says itself, now; the status may be behind. */
    private static Optional<Problem> obstacle(Condition said) {
        if (said.reason().equals(SUSPENDED.toString())) {
            return Optional.empty();
        }
        return switch (said.status()) {
            case "True" -> Optional.empty();
            case "False" -> Optional.of(new Problem.UserError(LOGIN_NOT_SET_UP, said.message()));
            default -> Optional.of(Problem.retryable(ROLE_NOT_READY, said.message()));
        };
    }

    private static @Nullable List<Condition> conditions(AzureRole role) {
        return role.getStatus() == null ? null : role.getStatus().conditions();
    }
}
