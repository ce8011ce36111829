package io.azurecredentials.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.base.Answer;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Denial;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.login.policy.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 125: who has the operator's own credential gets nothing for it here. */
class OutsidersOnlyTest {
    private static final String ROOT = "aaaaaaaa-0000-4000-8000-00000000000a";
    private static final String OTHER = "bbbbbbbb-0000-4000-8000-00000000000b";
    private static final Terms TERMS = Doorstep.terms(Doorstep.bound(), List.of());
    private static final Decision IN = new Decision.Admitted(Optional.empty());

    @Test
    void the_pods_own_identity_is_not_let_in() {
        assertThat(decide(Optional.of(ROOT), Optional.empty(), ROOT)).isEqualTo(own());
        assertThat(decide(Optional.of(ROOT.toUpperCase(Locale.ROOT)), Optional.empty(), ROOT))
                .isEqualTo(own());
    }

    @Test
    void nor_is_the_root_of_the_config_that_the_role_issues_through() {
        assertThat(decide(Optional.empty(), Optional.of(config(ROOT)), ROOT)).isEqualTo(own());
    }

    @Test
    void nor_is_the_root_of_the_config_that_the_logins_go_by() {
        Terms terms = new Terms(TERMS.role(), TERMS.rules(), TERMS.cloud(), config(ROOT));

        assertThat(
                        new OutsidersOnly(
                                        Optional.empty(),
                                        _ -> Optional.empty(),
                                        (_, _, _) -> admitted())
                                .decide(terms, subject(ROOT), Hints.NONE))
                .isEqualTo(own());
    }

    @Test
    void everybody_else_is_decided_about_as_ever() {
        assertThat(decide(Optional.of(ROOT), Optional.of(config(ROOT)), OTHER))
                .isEqualTo(admitted());
        Subject user = subject(new Principal.User(ROOT));
        assertThat(
                        new OutsidersOnly(
                                        Optional.of(ROOT),
                                        _ -> Optional.empty(),
                                        (_, _, _) -> admitted())
                                .decide(TERMS, user, Hints.NONE))
                .isEqualTo(admitted());
    }

    private static Answer<Decision> decide(
            Optional<String> pod, Optional<AzureConfig> issuing, String clientID) {
        return new OutsidersOnly(pod, _ -> issuing, (_, _, _) -> admitted())
                .decide(TERMS, subject(clientID), Hints.NONE);
    }

    private static Answer<Decision> admitted() {
        return Answer.given(IN);
    }

    private static Answer<Decision> own() {
        return Answer.given(new Decision.Denied(Denial.OPERATORS_OWN));
    }

    private static Subject subject(String clientID) {
        return subject(new Principal.ServicePrincipal("fake-object", clientID));
    }

    private static Subject subject(Principal principal) {
        return Subject.remembered(principal, Optional.empty(), Optional.empty());
    }

    private static AzureConfig config(String clientID) {
        AzureConfig config = new AzureConfig();
        config.setStatus(
                new AzureConfigStatus(
                        1L,
                        null,
                        null,
                        null,
                        new AzureConfigStatus.RootCredential(
                                "ClientSecret", clientID, Instant.EPOCH, null, null, null, null),
                        null,
                        null,
                        null,
                        null));
        return config;
    }
}
