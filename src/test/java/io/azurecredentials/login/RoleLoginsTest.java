package io.azurecredentials.login;

import static io.azurecredentials.login.resolution.Specs.AUDIENCE_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.api.v1alpha1.RoleLogin;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.RoleLogins.Use;
import io.azurecredentials.login.jwt.TokenVersion;
import io.azurecredentials.login.resolution.LoginRules;
import io.azurecredentials.login.resolution.Specs;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In what state role and config have to be before anybody logs in. */
class RoleLoginsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TENANT = "00000000-0000-0000-0000-0000000000FF";
    private static final RoleLogins LOGINS =
            new RoleLogins(new Admittance(_ -> Map.of()), new Rulebook(Optional.empty()));

    @Test
    void the_rules_are_of_the_tenant_and_cloud_that_the_config_is_fixed_to() {
        LoginRules rules = given(ask(role("True", 1), config("team")));

        assertThat(rules.expected().tenantID()).isEqualTo(TENANT.toLowerCase(Locale.ROOT));
        assertThat(rules.expected().issuer(TokenVersion.V1))
                .isEqualTo("https://sts.chinacloudapi.cn/00000000-0000-0000-0000-0000000000ff/");
        assertThat(rules.expected().issuer(TokenVersion.V2))
                .isEqualTo(
                        "https://login.partner.microsoftonline.cn/00000000-0000-0000-0000-0000000000ff/v2.0");
    }

    @Test
    void the_config_is_that_of_the_login_and_else_that_of_the_role() {
        AzureRole role = role("True", 1);
        assertThat(RoleLogins.configOf(role)).isEqualTo(new NamespacedName("team", "platform"));

        role.setSpec(Specs.role(Specs.login(new Reference("auth", "other"), null)));
        assertThat(RoleLogins.configOf(role)).isEqualTo(new NamespacedName("other", "auth"));
    }

    @ParameterizedTest(name = "LoginReady {0} of generation {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 1, ROLE_NOT_READY, true",
                "True, 0, ROLE_NOT_READY, true",
                "False, 1, LOGIN_NOT_SET_UP, false",
                "Unknown, 1, ROLE_NOT_READY, true",
            })
    void a_role_lets_nobody_in_before_its_status_says_that_it_can(
            @Nullable String status, long generation, Reason reason, boolean later) {
        Problem problem = refused(ask(role(status, generation), config("team")));

        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem instanceof Problem.Retryable).isEqualTo(later);
    }

    @Test
    void a_role_without_a_login_is_not_waited_for() {
        AzureRole role = role(null, 1);
        role.setSpec(Specs.role(null));

        assertThat(refused(ask(role, config("team")))).isEqualTo(LoginRules.notWritten());
        assertThat(refused(LOGINS.judge(role, Optional.of(config("team")))))
                .isEqualTo(LoginRules.notWritten());
    }

    @Test
    void a_role_that_is_to_go_lets_nobody_in_whatever_its_status_says() {
        AzureRole role = role("True", 1);
        role.getMetadata().setDeletionTimestamp("2026-03-01T12:00:00Z");

        assertThat(refused(ask(role, config("team"))).message()).isEqualTo(RoleLogins.ENDED);
    }

    @Test
    void so_does_a_role_whose_config_is_gone_or_going() {
        AzureConfig going = config("team");
        going.getMetadata().setDeletionTimestamp("2026-03-01T12:00:00Z");

        assertThat(refused(LOGINS.judge(role("True", 1), Optional.empty())).reason())
                .isEqualTo(Reason.CONFIG_NOT_FOUND);
        assertThat(refused(ask(role("True", 1), going)).reason())
                .isEqualTo(Reason.CONFIG_NOT_FOUND);
    }

    @Test
    void a_config_that_was_never_of_use_is_waited_for() {
        AzureConfig fresh = config("team");
        fresh.setStatus(null);

        assertThat(refused(ask(role("True", 1), fresh)))
                .isInstanceOf(Problem.Retryable.class)
                .extracting(Problem::reason)
                .isEqualTo(Reason.CONFIG_NOT_READY);
    }

    @Test
    void a_config_of_another_namespace_has_to_admit_the_role() {
        AzureRole role = role("True", 1);
        role.setSpec(Specs.role(Specs.login(new Reference("platform", "other"), null)));

        assertThat(refused(LOGINS.judge(role, Optional.of(config("other")))).reason())
                .isEqualTo(Reason.REFERENCE_NOT_ALLOWED);
    }

    /** Labels are read from the API server, which a login has had asked already. */
    @Test
    void whether_the_config_admits_the_role_is_not_asked_twice() {
        AzureRole role = role("True", 1);
        role.setSpec(Specs.role(Specs.login(new Reference("platform", "other"), null)));
        RoleLogins logins =
                new RoleLogins(
                        new Admittance(
                                _ -> {
                                    throw new AssertionError("asked");
                                }),
                        new Rulebook(Optional.empty()));

        assertThat(given(logins.of(role, config("other"), Use.LOGIN)).expected().tenantID())
                .isEqualTo(TENANT.toLowerCase(Locale.ROOT));
    }

    /** Without the audience there is nothing to hold a token against. */
    @Test
    void what_is_wrong_now_counts_although_the_status_does_not_say_it_yet() {
        AzureConfig config = config("team");
        config.setSpec(Specs.config(null));

        assertThat(refused(ask(role("True", 1), config)).reason())
                .isEqualTo(Reason.LOGIN_NOT_SET_UP);
    }

    /** It holds up what is new; nobody is put out by it, nor by a status that is behind. */
    @ParameterizedTest
    @CsvSource({"True, LoginOpen", "False, Suspended"})
    void a_suspended_config_lets_nobody_in_and_whoever_is_in_stay(String status, String reason) {
        AzureConfig suspended = config("team");
        suspended.setSpec(Specs.suspended(AUDIENCE_ONLY));
        AzureRole role = role(status, 1, reason);

        assertThat(refused(LOGINS.of(role, suspended, Use.LOGIN)).reason())
                .isEqualTo(Reason.SUSPENDED);
        assertThat(given(LOGINS.of(role, suspended, Use.RENEWAL)))
                .isEqualTo(given(ask(role, config("team"))));
    }

    /** In every other respect, a renewal takes what a login takes. */
    private static Answer<LoginRules> ask(AzureRole role, AzureConfig config) {
        Answer<LoginRules> login = LOGINS.of(role, config, Use.LOGIN);
        assertThat(LOGINS.of(role, config, Use.RENEWAL)).isEqualTo(login);
        return login;
    }

    private static AzureRole role(@Nullable String ready, long generation) {
        return role(ready, generation, "LoginOpen");
    }

    private static AzureRole role(@Nullable String ready, long generation, String reason) {
        RoleLogin login = Specs.login(null, null);
        AzureRole role = new AzureRole();
        role.setMetadata(
                new ObjectMetaBuilder()
                        .withName("build")
                        .withNamespace("team")
                        .withGeneration(1L)
                        .build());
        role.setSpec(Specs.role(login));
        List<Condition> conditions =
                ready == null
                        ? List.of()
                        : List.of(
                                new Condition(
                                        Condition.LOGIN_READY,
                                        ready,
                                        generation,
                                        NOON,
                                        reason,
                                        "Whoever."));
        role.setStatus(new AzureRoleStatus(1L, null, null, null, null, null, conditions));
        return role;
    }

    private static AzureConfig config(String namespace) {
        AzureConfig config = new AzureConfig();
        config.setMetadata(
                new ObjectMetaBuilder()
                        .withName("platform")
                        .withNamespace(namespace)
                        .withGeneration(1L)
                        .build());
        config.setSpec(Specs.config(AUDIENCE_ONLY));
        config.setStatus(
                new AzureConfigStatus(
                        1L,
                        TENANT,
                        Environment.AZURE_CHINA_CLOUD,
                        "subscription",
                        new RootCredential("ClientSecret", "client", NOON, null, null, null, null),
                        null,
                        null,
                        null,
                        null));
        return config;
    }

    private static LoginRules given(Answer<LoginRules> answer) {
        return switch (answer) {
            case Answer.Given<LoginRules>(LoginRules rules) -> rules;
            case Answer.Refused<LoginRules>(Problem problem) -> throw new AssertionError(problem);
        };
    }

    private static Problem refused(Answer<LoginRules> answer) {
        return switch (answer) {
            case Answer.Given<LoginRules>(LoginRules rules) -> throw new AssertionError(rules);
            case Answer.Refused<LoginRules>(Problem problem) -> problem;
        };
    }
}
