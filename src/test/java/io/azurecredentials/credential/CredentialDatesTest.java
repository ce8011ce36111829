package io.azurecredentials.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialDatesTest {
    private static final String LEASE =
            "lease: {issuedAt: 2026-03-01T12:00:00Z, renewAt: 2026-03-02T04:00:00Z,"
                    + " expiresAt: 2026-03-02T12:00:00Z}";
    private static final String APPLICATION =
            "application: {epoch: 2, reservedAt: 2026-03-01T12:00:00Z}";

    @Test
    void one_that_is_served_ends_and_is_renewed_before() {
        CredentialDates dates = dates("", LEASE + "\n  " + APPLICATION);

        assertThat(dates.expires()).isEqualTo(at("2026-03-02T12:00:00Z"));
        assertThat(dates.nextRenewal()).isEqualTo(at("2026-03-02T04:00:00Z"));
        assertThat(dates.removal()).isEmpty();
    }

    @Test
    void one_that_was_never_looked_at_has_no_dates() {
        CredentialDates dates = CredentialDates.of(object("", ""));

        assertThat(dates.expires()).isEmpty();
        assertThat(dates.nextRenewal()).isEmpty();
        assertThat(dates.removal()).isEmpty();
    }

    @Test
    void one_that_goes_is_not_renewed_any_more_and_is_to_be_removed_since_then() {
        CredentialDates dates =
                dates("deletionTimestamp: 2026-03-01T13:00:00Z", LEASE + "\n  " + APPLICATION);

        assertThat(dates.expires()).isEmpty();
        assertThat(dates.nextRenewal()).isEmpty();
        assertThat(dates.removal()).isEqualTo(at("2026-03-01T13:00:00Z"));
    }

    @Test
    void one_that_goes_and_has_nothing_left_has_nothing_to_remove() {
        assertThat(dates("deletionTimestamp: 2026-03-01T13:00:00Z", "secretName: app").removal())
                .isEmpty();
    }

    @Test
    void what_is_left_of_a_lease_that_has_ended_is_to_be_removed_since_then() {
        String ended = "endedAt: 2026-03-01T14:00:00Z";

        assertThat(dates("", ended + "\n  " + APPLICATION).removal())
                .isEqualTo(at("2026-03-01T14:00:00Z"));
        assertThat(dates("", ended).removal()).isEmpty();
    }

    @Test
    void the_first_thing_that_falls_due_counts() {
        String keys =
                """
                keys:
                  - {sequence: 1, attempt: a, epoch: 2, state: Superseded, retireAt: 2026-03-01T16:00:00Z}
                  - {sequence: 2, attempt: b, epoch: 2, state: Published}
                  supersededApplications:
                  - {epoch: 1, reservedAt: 2026-03-01T12:00:00Z, retireAt: 2026-03-01T15:00:00Z}\
                """;

        assertThat(dates("", keys + "\n  " + APPLICATION).removal())
                .isEqualTo(at("2026-03-01T15:00:00Z"));
    }

    private static Optional<Instant> at(String text) {
        return Optional.of(Instant.parse(text));
    }

    private static CredentialDates dates(String metadata, String status) {
        return CredentialDates.of(object(metadata, "status:\n  " + status));
    }

    private static AzureCredential object(String metadata, String rest) {
        return Serialization.unmarshal(
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata:
                  name: app
                  namespace: team
                  %s
                %s
                """
                        .formatted(metadata, rest),
                AzureCredential.class);
    }
}
