package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.resolution.Variables;
import io.azurecredentials.config.rotation.RootKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A password that was handed over goes only if nobody else may sign in with it. */
class RootSharingTest {
    private static final String KEY_ID = "11111111-1111-1111-1111-111111111111";
    private static final RootKey KEY =
            new RootKey(
                    RootKey.HANDED_OVER,
                    "",
                    "client",
                    RootKey.State.SUPERSEDED,
                    NOON,
                    Optional.of(KEY_ID),
                    Optional.empty(),
                    Optional.of(NOON),
                    Optional.empty());

    @Test
    void nobody_shares_what_its_own_config_has() {
        assertThat(isShared(List.of(ConfigFixtures.config()), Variables.NONE)).isFalse();
    }

    @Test
    void a_config_with_the_same_client_id_may_use_it() {
        assertThat(isShared(List.of(other()), Variables.NONE)).isTrue();
    }

    @Test
    void a_config_of_another_kind_does_not() {
        AzureConfig other = other();
        ConfigFixtures.authenticate(other, null);

        assertThat(isShared(List.of(other), Variables.NONE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ClientSecret, true", ", true", "WorkloadIdentity, false"})
    void one_that_signs_in_without_saying_how_is_known_by_its_status(String kind, boolean shared) {
        AzureConfig other = other();
        ConfigFixtures.authenticate(other, null);
        RootCredential root = new RootCredential(kind, "client", NOON, null, null, null, null);
        other.setStatus(
                new AzureConfigStatus(2L, "tenant", null, null, root, null, null, null, List.of()));

        assertThat(isShared(List.of(other), Variables.NONE)).isEqualTo(shared);
    }

    @ParameterizedTest
    @CsvSource({"client, true", "CLIENT, true", ", true", "another, false"})
    void the_client_secret_of_the_pod_may_be_it(String clientID, boolean shared) {
        Variables pod =
                new Variables(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(clientID),
                        Optional.of(Sensitive.of("fake~pod")),
                        false);

        assertThat(isShared(List.of(), pod)).isEqualTo(shared);
    }

    private static boolean isShared(List<AzureConfig> all, Variables variables) {
        return RootSharing.isShared(KEY, ConfigFixtures.config(), all, variables);
    }

    private static AzureConfig other() {
        AzureConfig other = ConfigFixtures.config();
        other.getMetadata().setUid("another");
        return other;
    }
}
