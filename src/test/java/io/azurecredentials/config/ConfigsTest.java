package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.NOON;
import static io.azurecredentials.config.ConfigFixtures.config;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.Configs.Use;
import io.azurecredentials.config.resolution.Destination;
import io.azurecredentials.config.resolution.Variables;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is new needs a config that is Ready; what goes on needs a root credential in force. */
class ConfigsTest {
    private static final RootCredential ROOT =
            new RootCredential("ClientSecret", "client", NOON, null, null, null, null);
    private static final AzureConfig READY = config(status("tenant", "True", ROOT));

    /** Its Secret is gone, or wrong. */
    private static final AzureConfig SERVING = config(status("tenant", "False", ROOT));

    @ParameterizedTest
    @EnumSource(Use.class)
    void one_that_is_ready_is_good_for_everything(Use use) {
        assertThat(ready(READY, use)).isEqualTo(Answer.given(READY));
    }

    @Test
    void one_that_holds_a_root_credential_serves_what_goes_on_and_logins_and_nothing_new() {
        assertThat(ready(SERVING, Use.RENEWING)).isEqualTo(Answer.given(SERVING));
        assertThat(ready(SERVING, Use.ADMITTING)).isEqualTo(Answer.given(SERVING));
        assertThat(refused(SERVING, Use.ISSUING)).isEqualTo(Reason.CONFIG_NOT_READY);
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void one_that_holds_nothing_serves_nobody(Use use) {
        AzureConfig broken = config(status("tenant", "False", null));

        assertThat(refused(broken, use)).isEqualTo(Reason.CONFIG_NOT_READY);
        assertThat(refused(config(), use)).isEqualTo(Reason.CONFIG_NOT_READY);
    }

    /** One that speaks of another tenant than at first use has no root credential in force. */
    @ParameterizedTest
    @EnumSource(Use.class)
    void one_that_was_never_used_serves_nobody(Use use) {
        assertThat(refused(config(status(null, "False", ROOT)), use))
                .isEqualTo(Reason.CONFIG_NOT_READY);
    }

    @Test
    void the_subscription_and_cloud_in_force_are_those_of_status() {
        assertThat(Configs.subscriptionID(READY)).contains("subscription");
        assertThat(Configs.environment(READY)).isEqualTo(Environment.AZURE_CHINA_CLOUD);
        assertThat(Configs.subscriptionID(config())).contains("subscription");
        assertThat(Configs.environment(config())).isEqualTo(Environment.AZURE_PUBLIC_CLOUD);
    }

    @Test
    void one_that_is_to_go_serves_what_goes_on_and_nothing_new() {
        AzureConfig going = config(status("tenant", "False", ROOT));
        going.getMetadata().setDeletionTimestamp("2026-03-01T12:00:00Z");

        assertThat(ready(going, Use.RENEWING)).isEqualTo(Answer.given(going));
        assertThat(refused(going, Use.ISSUING)).isEqualTo(Reason.CONFIG_NOT_FOUND);
        assertThat(refused(going, Use.ADMITTING)).isEqualTo(Reason.CONFIG_NOT_FOUND);
    }

    @Test
    void one_without_a_subscription_lets_in_and_issues_nothing() {
        AzureConfig config =
                Serialization.unmarshal(
                        """
                        metadata: {name: auth-azure, generation: 2}
                        spec: {tenantID: tenant, environmentVariables: IfUnset, login: {}}
                        """,
                        AzureConfig.class);
        AzureConfigStatus known = status("tenant", "True", ROOT);
        config.setStatus(
                new AzureConfigStatus(
                        2L,
                        known.tenantID(),
                        known.environment(),
                        null,
                        ROOT,
                        null,
                        null,
                        null,
                        known.conditions()));

        assertThat(Destination.of(config.getSpec(), Variables.NONE))
                .isEqualTo(
                        Answer.given(
                                new Destination(
                                        Environment.AZURE_PUBLIC_CLOUD,
                                        "tenant",
                                        Optional.empty())));
        assertThat(ready(config, Use.ADMITTING)).isEqualTo(Answer.given(config));
        assertThat(ready(config, Use.ISSUING).toString())
                .contains("Write subscriptionID in AzureConfig platform");
    }

    private static AzureConfigStatus status(
            @Nullable String tenantID, String ready, @Nullable RootCredential root) {
        return new AzureConfigStatus(
                2L,
                tenantID,
                Environment.AZURE_CHINA_CLOUD,
                "subscription",
                root,
                null,
                null,
                null,
                List.of(new Condition("Ready", ready, 2, NOON, "SecretNotFound", "Missing.")));
    }

    private static Answer<AzureConfig> ready(AzureConfig config, Use use) {
        return Configs.ready(
                Optional.of(config),
                new NamespacedName("team", "platform"),
                "team",
                new Admittance(_ -> Map.of()),
                use);
    }

    private static Reason refused(AzureConfig config, Use use) {
        Answer<AzureConfig> answer = ready(config, use);
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        Problem problem = ((Answer.Refused<AzureConfig>) answer).problem();
        return problem.reason();
    }
}
