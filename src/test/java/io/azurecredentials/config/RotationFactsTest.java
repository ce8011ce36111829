package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.RootRotation;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.rotation.Facts;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only a client secret from the config's own Secret is replaced. */
class RotationFactsTest {
    private static final Duration HOUR = new Duration(java.time.Duration.ofHours(1));

    @Test
    void a_client_secret_from_the_configs_secret_is_replaced_by_plan() {
        Facts facts = facts(ConfigFixtures.root("fake~root"));

        assertThat(facts.planned()).contains(NOON.plusSeconds(3600));
        assertThat(facts.asked().obstacle()).isEmpty();
    }

    static Stream<Root> others() {
        return HeldSecretTest.kinds().stream().filter(it -> !(it instanceof Root.ClientSecret));
    }

    @ParameterizedTest
    @MethodSource("others")
    void no_other_one_is_and_whoever_asks_is_told(Root root) {
        Facts facts = facts(root);

        assertThat(facts.planned()).isEmpty();
        assertThat(facts.asked().obstacle().map(Problem::reason))
                .contains(Reason.NOTHING_TO_ROTATE);
        assertThat(RotationFacts.defect(rotating(), stored(root), NOON).map(Problem::reason))
                .contains(Reason.NOTHING_TO_ROTATE);
    }

    /** Somebody asks for it, and says only how long the new one is to live. */
    @Test
    void without_a_period_or_a_schedule_it_is_replaced_on_demand_only() {
        AzureConfig config = rotating(new RootRotation(HOUR, null, null, null, HOUR));

        assertThat(facts(config, ConfigFixtures.root("fake~root")).planned()).isEmpty();
        assertThat(RotationFacts.passwordTTL(config)).isEqualTo(HOUR.getDuration());
        assertThat(others())
                .allSatisfy(
                        it -> assertThat(RotationFacts.defect(config, stored(it), NOON)).isEmpty());
    }

    private static Facts facts(Root root) {
        return facts(rotating(), root);
    }

    private static Facts facts(AzureConfig config, Root root) {
        return RotationFacts.of(
                config,
                stored(root),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                NOON,
                "dice");
    }

    private static Safe.Stored stored(Root root) {
        return new Safe.Stored("1", Optional.of(new Held(root, root.fingerprint(), NOON)));
    }

    private static AzureConfig rotating() {
        return rotating(new RootRotation(HOUR, HOUR, null, null, HOUR));
    }

    private static AzureConfig rotating(RootRotation rotation) {
        AzureConfig config =
                ConfigFixtures.config(
                        new AzureConfigStatus(
                                2L, "tenant", null, null, null, null, null, null, List.of()));
        AzureConfigSpec spec = config.getSpec();
        config.setSpec(
                new AzureConfigSpec(
                        spec.tenantID(),
                        spec.subscriptionID(),
                        spec.environment(),
                        spec.authentication(),
                        rotation,
                        spec.environmentVariables(),
                        spec.applicationNamePrefix(),
                        spec.leases(),
                        spec.tokens(),
                        spec.retry(),
                        spec.login(),
                        spec.propagation(),
                        spec.driftCheck(),
                        spec.suspend(),
                        spec.allowedNamespaces()));
        return config;
    }
}
