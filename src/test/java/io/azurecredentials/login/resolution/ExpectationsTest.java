package io.azurecredentials.login.resolution;

import static io.azurecredentials.login.resolution.Specs.AUDIENCE;
import static io.azurecredentials.login.resolution.Specs.AUDIENCE_ONLY;
import static io.azurecredentials.login.resolution.Specs.ISSUERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.ConfigLogin;
import io.azurecredentials.api.v1alpha1.ConfigLogin.Version;
import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.jwt.TokenVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Azure tokens are taken. */
class ExpectationsTest {
    @Test
    void the_audience_is_enough_to_expect_tokens_of_both_forms_from_the_tenant_of_first_use() {
        assertThat(expected(AUDIENCE_ONLY, null))
                .isEqualTo(
                        new Expected(
                                "00000000-0000-0000-0000-0000000000ff",
                                ISSUERS.v1(),
                                ISSUERS.v2(),
                                Set.of(TokenVersion.V1, TokenVersion.V2),
                                Set.of(AUDIENCE),
                                false,
                                Optional.empty()));
    }

    @Test
    void what_a_config_says_is_what_is_expected() {
        Expected expected =
                expected(
                        new ConfigLogin(
                                AUDIENCE,
                                List.of("app-id", AUDIENCE),
                                null,
                                true,
                                List.of(Version.V2),
                                null),
                        null);

        assertThat(expected.audiences()).containsExactlyInAnyOrder(AUDIENCE, "app-id");
        assertThat(expected.userTokens()).isTrue();
        assertThat(expected.versions()).containsExactly(TokenVersion.V2);
    }

    @ParameterizedTest(name = "config {0}, role {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -",
                "PT1H, -, PT1H",
                "-, PT2H, PT2H",
                "PT1H, PT2H, PT1H",
                "PT2H, PT1H, PT1H",
            })
    void the_shorter_age_of_config_and_role_holds(
            @Nullable String config, @Nullable String role, @Nullable Duration inForce) {
        Expected expected =
                expected(
                        new ConfigLogin(AUDIENCE, null, Specs.duration(config), false, null, null),
                        role);

        assertThat(expected.maxTokenAge()).isEqualTo(Optional.ofNullable(inForce));
    }

    @ParameterizedTest(name = "{0}, written {1}, set {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "IF_UNSET, written, -, written",
                "IF_UNSET, written, set, written",
                "IF_UNSET, -, set, set",
                "OVERRIDE, written, set, set",
                "OVERRIDE, written, -, written",
                "OVERRIDE, -, set, set",
                "IGNORE, written, set, written",
            })
    void the_operators_audience_acts_as_its_other_variables_do(
            EnvironmentVariables mode,
            @Nullable String written,
            @Nullable String set,
            String inForce) {
        AzureConfigSpec config = config(mode, written);
        LoginRules rules = Specs.given(rules(config, Optional.ofNullable(set)));

        assertThat(rules.expected().audiences()).containsExactly(inForce);
    }

    @Test
    void other_audiences_are_taken_beside_the_operators() {
        ConfigLogin login = new ConfigLogin(null, List.of("app-id"), null, false, null, null);
        LoginRules rules = Specs.given(rules(Specs.config(login), Optional.of("set")));

        assertThat(rules.expected().audiences()).containsExactlyInAnyOrder("app-id", "set");
    }

    @Test
    void without_an_audience_login_is_not_set_up_and_the_sentence_says_where_to_write_it() {
        Problem problem =
                Specs.refused(rules(config(EnvironmentVariables.IF_UNSET, null), Optional.empty()));

        assertThat(problem)
                .isEqualTo(
                        new Problem.UserError(
                                Reason.LOGIN_NOT_SET_UP,
                                "Write login.resource of the AzureConfig, or set AZURE_AD_RESOURCE for the operator."));
    }

    /** Or tokens for anything of that kind would be taken where somebody forgot the one. */
    @Test
    void other_audiences_do_not_stand_in_for_the_one() {
        ConfigLogin login = new ConfigLogin(null, List.of("app-id"), null, false, null, null);

        assertThat(Specs.refused(rules(Specs.config(login), Optional.empty())).reason())
                .isEqualTo(Reason.LOGIN_NOT_SET_UP);
    }

    @Test
    void where_variables_are_ignored_the_sentence_says_so() {
        Problem problem =
                Specs.refused(rules(config(EnvironmentVariables.IGNORE, null), Optional.of("set")));

        assertThat(problem.reason()).isEqualTo(Reason.LOGIN_NOT_SET_UP);
        assertThat(problem.message())
                .isEqualTo(
                        "Write login.resource of the AzureConfig; with environmentVariables Ignore, AZURE_AD_RESOURCE of the operator does not stand in for it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "api://a api://b", "api://ä", "api://*"})
    void a_variable_that_is_no_audience_is_the_operators_mistake(String set) {
        Problem problem =
                Specs.refused(rules(config(EnvironmentVariables.OVERRIDE, "w"), Optional.of(set)));

        assertThat(problem.reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(problem.message())
                .startsWith("AZURE_AD_RESOURCE of the operator is no audience; correct it");
    }

    private static Expected expected(ConfigLogin login, @Nullable String maxTokenAge) {
        return Specs.given(Specs.config(login), Specs.role(Specs.login(null, maxTokenAge)))
                .expected();
    }

    private static AzureConfigSpec config(EnvironmentVariables mode, @Nullable String resource) {
        ConfigLogin login =
                resource == null ? null : new ConfigLogin(resource, null, null, false, null, null);
        return Specs.config(mode, login, Defaults.TOKENS);
    }

    private static Answer<LoginRules> rules(AzureConfigSpec config, Optional<String> resource) {
        return LoginRules.of(ISSUERS, config, Specs.role(Specs.login(Defaults.TOKEN)), resource);
    }
}
