package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.rotation.Ledger;
import io.azurecredentials.config.rotation.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Step ONE = new Step.GiveUp(Ledger.EMPTY);
    private static final Step OTHER = new Step.Forget();
    private static final Problem DENIED =
            new Problem.UserError(Reason.PERMISSION_MISSING, "No such permission.");
    private static final Problem REFUSED =
            new Problem.UserError(Reason.CREDENTIAL_REFUSED, "Wrong.");
    private static final Problem BUSY =
            new Problem.Retryable(
                    Reason.AZURE_UNAVAILABLE, "Busy.", Optional.of(Duration.ofSeconds(40)));

    private final SettableClock clock = new SettableClock(NOON);
    private final AzureConfig config = ConfigFixtures.config();
    private final Refusals refusals = new Refusals(clock, LOOK);

    @Test
    void a_refusal_stands_for_its_step_until_its_time_is_over() {
        refusals.remember(config, ONE, DENIED);
        refusals.remember(config, OTHER, BUSY);

        assertThat(refusals.of(config).keySet()).containsExactlyInAnyOrder(ONE, OTHER);
        clock.set(NOON.plusSeconds(40));
        assertThat(refusals.of(config).keySet()).containsExactly(ONE);
        clock.set(NOON.plus(Duration.ofMinutes(15)));
        assertThat(refusals.of(config)).isEmpty();
    }

    @Test
    void whoever_changes_the_config_or_touches_it_has_everything_tried_at_once() {
        refusals.remember(config, ONE, DENIED);
        config.getMetadata().setAnnotations(Map.of("somebody", "asks"));
        assertThat(refusals.of(config)).isEmpty();

        refusals.remember(config, ONE, DENIED);
        config.getMetadata().setGeneration(99L);
        assertThat(refusals.of(config)).isEmpty();
    }

    @Test
    void another_root_in_force_is_not_blamed_for_what_the_one_before_was() {
        refusals.remember(config, ONE, REFUSED);
        refusals.remember(config, OTHER, DENIED);
        config.setStatus(inForceSince(NOON));

        assertThat(refusals.of(config).keySet()).containsExactly(OTHER);
        refusals.remember(config, ONE, REFUSED);
        assertThat(refusals.of(config).keySet()).containsExactlyInAnyOrder(ONE, OTHER);
    }

    private static AzureConfigStatus inForceSince(Instant since) {
        return new AzureConfigStatus(
                1L,
                null,
                null,
                null,
                new RootCredential("ClientSecret", "client", since, null, null, null, null),
                null,
                null,
                null,
                null);
    }
}
