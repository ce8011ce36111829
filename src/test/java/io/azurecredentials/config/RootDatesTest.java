package io.azurecredentials.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RootDatesTest {

    @Test
    void the_first_password_that_falls_due_counts_and_not_one_that_is_gone() {
        RootDates dates =
                dates(
                        """
                          rootKeys:
                          - {number: 1, attempt: a, clientID: c, state: Removed, reservedAt: 2026-03-01T12:00:00Z, retireAt: 2026-03-01T13:00:00Z}
                          - {number: 2, attempt: b, clientID: c, state: Superseded, reservedAt: 2026-03-01T12:00:00Z, retireAt: 2026-03-01T15:00:00Z}
                          - {number: 3, attempt: d, clientID: c, state: Lost, reservedAt: 2026-03-01T12:00:00Z, retireAt: 2026-03-01T14:00:00Z}
                          - {number: 4, attempt: e, clientID: c, state: InForce, reservedAt: 2026-03-01T12:00:00Z}
                        """);

        assertThat(dates.removal()).contains(Instant.parse("2026-03-01T14:00:00Z"));
        assertThat(dates.expires()).isEmpty();
    }

    @Test
    void a_config_that_made_no_password_has_none_to_remove() {
        assertThat(dates("  tenantID: tenant\n").removal()).isEmpty();
    }

    private static RootDates dates(String status) {
        return RootDates.of(
                Serialization.unmarshal(
                        """
                        apiVersion: azurecredentials.io/v1alpha1
                        kind: AzureConfig
                        metadata: {name: platform, namespace: team}
                        status:
                        """
                                + status,
                        AzureConfig.class));
    }
}
