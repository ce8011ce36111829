package io.azurecredentials.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.RoleLogins;
import io.azurecredentials.login.Rulebook;
import io.azurecredentials.login.resolution.Specs;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.status.Pause;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a role says about logins, and when it is looked at again for them. */
class LoginOutlookTest {
    private static final Problem UNCHECKED =
            new Problem.UserError(Reason.USE_UNCHECKED, "Nobody checked.");
    private static final Problem SUSPENDED =
            new Problem.UserError(Reason.SUSPENDED, "AzureConfig azure is suspended.");
    private static final Problem LATER = Problem.retryable(Reason.CONFIG_NOT_READY, "Not yet.");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Conditions SINCE =
            Conditions.since(null, 1, Instant.parse("2026-03-01T12:00:00Z"));
    private static final RoleLogins LOGINS =
            new RoleLogins(new Admittance(_ -> Map.of()), new Rulebook(Optional.empty()));

    @Test
    void a_role_without_a_login_says_nothing_about_logins() {
        AzureRole role = role(Specs.reader(null));
        List<Condition> ready = SINCE.ready(Reason.RESOLVED, "Resolved.");

        LoginOutlook outlook = of(role, Optional.of(UNCHECKED));

        assertThat(outlook).isEqualTo(new LoginOutlook.Unasked());
        assertThat(LoginOutlook.ending(role)).isEqualTo(new LoginOutlook.Unasked());
        assertThat(outlook.beside(ready, SINCE)).isEqualTo(ready);
        assertThat(outlook.pause(HOUR)).isEqualTo(HOUR);
    }

    @Test
    void what_nobody_checked_lets_nobody_in() {
        assertThat(of(role(Specs.role(Specs.login(null, null))), Optional.of(UNCHECKED)))
                .isEqualTo(new LoginOutlook.Closed(UNCHECKED));
    }

    @Test
    void a_config_that_is_not_there_is_told() {
        assertThat(of(role(Specs.role(Specs.login(null, null))), Optional.empty()))
                .isInstanceOfSatisfying(
                        LoginOutlook.Closed.class,
                        it -> assertThat(it.problem().reason()).isEqualTo(Reason.CONFIG_NOT_FOUND));
    }

    @Test
    void a_suspended_config_is_told_beside_what_works_and_nobody_has_to_mend_it() {
        LoginOutlook suspended = new LoginOutlook.Suspended(SUSPENDED);

        assertThat(suspended.beside(SINCE.ready(Reason.RESOLVED, "Resolved."), SINCE))
                .extracting(it -> it.type() + "=" + it.status() + " " + it.reason())
                .containsExactly("Ready=True Resolved", "LoginReady=False Suspended");
        assertThat(suspended.otherwise("found")).isEqualTo(Answer.refused(SUSPENDED));
        assertThat(suspended.pause(HOUR)).isEqualTo(HOUR);
    }

    @Test
    void a_role_that_is_to_go_lets_nobody_in_and_says_so() {
        LoginOutlook ending = LoginOutlook.ending(role(Specs.role(Specs.login(null, null))));

        assertThat(ending.beside(SINCE.progressing(Reason.IN_USE, "Waits."), SINCE))
                .extracting(it -> it.type() + "=" + it.status())
                .containsExactly("Ready=False", "Reconciling=True", "LoginReady=False");
        assertThat(ending.pause(HOUR)).isEqualTo(HOUR);
    }

    @Test
    void what_is_in_the_way_of_the_login_is_in_the_way_of_a_role_with_nothing_else() {
        assertThat(new LoginOutlook.Closed(UNCHECKED).otherwise("found"))
                .isEqualTo(Answer.refused(UNCHECKED));
        assertThat(new LoginOutlook.Open().otherwise("found")).isEqualTo(Answer.given("found"));
    }

    @Test
    void what_is_in_the_way_is_looked_at_again_in_its_own_time() {
        assertThat(new LoginOutlook.Closed(UNCHECKED).pause(HOUR)).isEqualTo(Pause.RECHECK);
        assertThatThrownBy(() -> new LoginOutlook.Closed(LATER).pause(HOUR))
                .isInstanceOf(Pause.NotNow.class);
        assertThat(new LoginOutlook.Open().pause(HOUR)).isEqualTo(HOUR);
    }

    @Test
    void a_role_with_nothing_but_a_login_is_ready_when_one_can_log_in() {
        AzureRole role = role(Specs.role(Specs.login(null, null)));
        Occasion occasion =
                Occasions.resolved(
                        role,
                        Findings.recorded(role),
                        Optional.empty(),
                        new LoginOutlook.Open(),
                        Optional.empty());

        assertThat(occasion.entry(Estates.read(role), SINCE).conditions())
                .extracting(it -> it.type() + "=" + it.status() + " " + it.reason())
                .containsExactly("Ready=True LoginOpen");
    }

    private static LoginOutlook of(AzureRole role, Optional<Problem> unchecked) {
        return LoginOutlook.of(role, unchecked, LOGINS, Optional.empty());
    }

    private static AzureRole role(AzureRoleSpec spec) {
        AzureRole role = new AzureRole();
        role.setMetadata(
                new ObjectMetaBuilder()
                        .withName("build")
                        .withNamespace("team")
                        .withGeneration(1L)
                        .build());
        role.setSpec(spec);
        return role;
    }
}
