package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Directory.ApplicationState;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The key id that a config tells of its root password, and what Microsoft Graph shows of that. */
class RootNameTest {
    private static final String KEY = "99457f4b-d420-3498-8f81-f07615e052cf";
    private static final Root ROOT = ConfigFixtures.root("abc~fake-root");
    private static final Instant ENDS = NOON.plusSeconds(3600);

    @Test
    void one_that_begins_as_the_password_does_is_believed_and_its_end_is_told() {
        assertThat(name(tenant(password(KEY, "abc"))))
                .matches(it -> it.keyID().equals(Optional.of(KEY)))
                .matches(it -> it.expires().equals(Optional.of(ENDS)));
    }

    @Test
    void one_that_begins_otherwise_is_refused_with_what_to_write_instead() {
        Answer<Held.Name> answer = RootName.of(config(), ROOT, tenant(password(KEY, "xyz")));

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        Problem problem = ((Answer.Refused<Held.Name>) answer).problem();
        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(problem.message()).contains("clientSecret.keyID", "leave keyID out");
        assertThat(problem.message()).doesNotContain("abc", "xyz");
    }

    @Test
    void what_graph_says_nothing_of_contradicts_nothing() {
        assertThat(name(tenant(password(KEY, ""))).keyID()).contains(KEY);
        assertThat(name(tenant(password("another", "xyz"))).keyID()).contains(KEY);
        assertThat(name(answering(Answer.given(Optional.empty()))).keyID()).contains(KEY);
        assertThat(
                        name(answering(
                                        Answer.refused(
                                                new Problem.Denied(
                                                        Reason.PERMISSION_MISSING,
                                                        "May not read."))))
                                .keyID())
                .contains(KEY);
    }

    @Test
    void one_that_the_application_has_no_password_of_is_told_once_graph_has_had_its_time() {
        Answer<Tenant.Access> answer =
                RootName.checked(config(), ROOT, tenant(password("another", "abc")));

        assertThat(answer)
                .isEqualTo(
                        Answer.refused(
                                new Problem.Retryable(
                                        Reason.INVALID_SPEC,
                                        "The application client has no password with the key id"
                                                + " that clientSecret.keyID names, so the one in"
                                                + " the Secret would never be removed; write that"
                                                + " one's key id, which az ad app credential list"
                                                + " --id client shows, or leave keyID out.",
                                        Optional.of(Duration.ofMinutes(5)))));
    }

    @Test
    void the_same_password_and_a_silent_graph_leave_nothing_to_say() {
        for (Tenant tenant :
                List.of(
                        tenant(password(KEY, "abc")),
                        answering(Answer.given(Optional.empty())),
                        answering(
                                Answer.refused(
                                        new Problem.Denied(
                                                Reason.PERMISSION_MISSING, "May not read."))))) {
            assertThat(RootName.checked(config(), ROOT, tenant)).isInstanceOf(Answer.Given.class);
        }
        assertThat(RootName.checked(config(), ROOT, tenant(password(KEY, "xyz"))))
                .isEqualTo(RootName.of(config(), ROOT, tenant(password(KEY, "xyz"))));
    }

    @Test
    void it_is_no_wrong_one_for_as_long_as_graph_may_lag_behind() {
        Held held = ConfigFixtures.held("abc~fake-root");
        Problem problem = Problem.retryable(Reason.INVALID_SPEC, "No such password.");
        Instant settled = NOON.plus(Duration.ofMinutes(5));

        assertThat(RootName.remark(config(), held, problem, settled.minusSeconds(1))).isEmpty();
        assertThat(RootName.remark(config(), held, problem, settled))
                .contains(new Problem.UserError(Reason.INVALID_SPEC, "No such password."));
    }

    private static Held.Name name(Tenant tenant) {
        return ((Answer.Given<Held.Name>) RootName.of(config(), ROOT, tenant)).value();
    }

    private static Password password(String keyID, String hint) {
        return new Password(keyID, "made by hand", hint, NOON, ENDS);
    }

    private static AzureConfig config() {
        AzureConfig config = ConfigFixtures.config();
        ConfigFixtures.authenticate(
                config,
                new RootAuthentication(
                        new RootAuthentication.ClientSecret(
                                "client",
                                new RootAuthentication.SecretKey("root", "clientSecret"),
                                KEY),
                        null,
                        null,
                        null));
        return config;
    }

    private static Tenant tenant(Password shown) {
        ApplicationState state =
                new ApplicationState(
                        new Directory.Application("object", "client"),
                        "",
                        "root",
                        List.of(),
                        NOON,
                        List.of(shown));
        return answering(Answer.given(Optional.of(new Inspection(state, Optional.empty()))));
    }

    /** A tenant that is asked for nothing but its application. */
    private static Tenant answering(Answer<Optional<Inspection>> answer) {
        Directory directory = stub(Directory.class, "inspectApp", answer);
        return stub(Tenant.class, "directory", directory);
    }

    private static <T> T stub(Class<T> type, String method, Object answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, called, _) -> {
                            assertThat(called.getName()).isEqualTo(method);
                            return answer;
                        }));
    }
}
