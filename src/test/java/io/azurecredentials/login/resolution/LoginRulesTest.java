package io.azurecredentials.login.resolution;

import static io.azurecredentials.login.resolution.Specs.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.api.v1alpha1.RoleLogin;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.policy.Bindings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What config and role come to. */
class LoginRulesTest {
    @Test
    void bindings_are_those_of_the_role() {
        RoleLogin login =
                new RoleLogin(
                        null,
                        null,
                        List.of("*"),
                        List.of(SOMEBODY),
                        List.of(SOMEBODY),
                        List.of("rg-App"),
                        List.of("West Europe"),
                        List.of("web"),
                        Defaults.TOKEN);

        assertThat(Specs.given(Specs.config(Specs.AUDIENCE_ONLY), Specs.role(login)).bindings())
                .isEqualTo(
                        new Bindings(
                                Set.of("*"),
                                Set.of(SOMEBODY),
                                Set.of(SOMEBODY),
                                Set.of("rg-App"),
                                Set.of("West Europe"),
                                Set.of("web")));
    }

    @Test
    void what_is_not_bound_is_not_asked_for() {
        assertThat(rules().bindings())
                .isEqualTo(
                        new Bindings(
                                Set.of(SOMEBODY),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of()));
    }

    @Test
    void questions_to_azure_are_repeated_as_the_config_says() {
        assertThat(rules().retry())
                .isEqualTo(new LookUpRetry(3, Duration.ofSeconds(4), Duration.ofSeconds(60)));
    }

    @Test
    void nobody_logs_in_for_a_role_without_a_login() {
        Problem problem =
                Specs.refused(
                        LoginRules.of(
                                Specs.ISSUERS,
                                Specs.config(Specs.AUDIENCE_ONLY),
                                Specs.role(null),
                                Optional.of("set")));

        assertThat(problem.reason()).isEqualTo(Reason.LOGIN_NOT_SET_UP);
        assertThat(problem.message()).contains("write login with boundServicePrincipalIDs");
    }

    @Test
    void a_login_goes_by_the_config_that_it_names_and_else_by_the_roles() {
        Reference other = new Reference("auth-azure", "platform");

        assertThat(LoginRules.configRef(Specs.role(Specs.login(other, null)))).isEqualTo(other);
        assertThat(LoginRules.configRef(Specs.role(Specs.login(Defaults.TOKEN))))
                .isEqualTo(new Reference("platform", null));
        assertThat(LoginRules.configRef(Specs.role(null)))
                .isEqualTo(new Reference("platform", null));
    }

    private static LoginRules rules() {
        return Specs.given(
                Specs.config(Specs.AUDIENCE_ONLY), Specs.role(Specs.login(Defaults.TOKEN)));
    }
}
