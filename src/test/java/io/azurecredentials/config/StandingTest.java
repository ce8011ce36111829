package io.azurecredentials.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.resolution.Destination;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands in the way of issuing, beside the access that was proven. */
class StandingTest {
    private static final Problem OBSTACLE =
            new Problem.UserError(Reason.SELECTOR_UNAVAILABLE, "No selectors here.");
    private static final Problem WORSE =
            new Problem.UserError(Reason.SECRET_NOT_FOUND, "No Secret.");

    private static final RootCredential ROOT =
            new RootCredential(
                    "ClientSecret", "client", ConfigFixtures.NOON, null, null, null, null);

    private static final Answer<Destination> PROVEN =
            Answer.given(
                    new Destination(
                            Environment.AZURE_PUBLIC_CLOUD, "tenant", Optional.of("subscription")));

    @Test
    void what_is_in_the_way_is_said_although_access_is_proven() {
        assertThat(standing(PROVEN).unless(Optional.of(OBSTACLE)))
                .isEqualTo(standing(Answer.refused(OBSTACLE)));
        assertThat(standing(PROVEN).unless(Optional.empty())).isEqualTo(standing(PROVEN));
    }

    @Test
    void missing_access_is_said_first() {
        assertThat(standing(Answer.refused(WORSE)).unless(Optional.of(OBSTACLE)))
                .isEqualTo(standing(Answer.refused(WORSE)));
    }

    /** With a root credential that renews and revokes, whatever is in the way. */
    private static Standing standing(Answer<Destination> destination) {
        return new Standing(Optional.of(ROOT), destination);
    }
}
