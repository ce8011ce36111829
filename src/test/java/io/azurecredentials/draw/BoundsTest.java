package io.azurecredentials.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many draws somebody may have of a role. */
class BoundsTest {
    private static final String AWAITED = "{}";
    private static final String HELD =
            "{lease: {issuedAt: 2026-03-01T12:00:00Z, renewAt: 2026-03-01T12:30:00Z, "
                    + "expiresAt: 2026-03-01T13:00:00Z, maxExpiresAt: 2026-03-01T14:00:00Z, "
                    + "deliveredAt: 2026-03-01T12:00:00Z}}";
    private static final String GOING = "{endedAt: 2026-03-01T12:00:00Z}";

    private static List<AzureCredential> draws(int count, String status) {
        return Collections.nCopies(
                count,
                Serialization.unmarshal(
                        """
                        apiVersion: azurecredentials.io/v1alpha1
                        kind: AzureCredential
                        metadata: {name: draw-1}
                        spec: {roleRef: {name: reader}, delivery: Response}
                        status: %s
                        """
                                .formatted(status),
                        AzureCredential.class));
    }

    @ParameterizedTest
    @CsvSource({
        " 0,   0,   0, true",
        "63, 500, 436, true",
        "64,   0,   0, false",
        " 0, 999,   0, true",
        " 0,1000,   0, false",
        " 0,   0,1000, false",
        " 1, 500, 499, false",
    })
    void what_is_waited_for_and_what_exists_is_bounded(
            int awaited, int held, int going, boolean room) {
        List<AzureCredential> all =
                Stream.of(draws(awaited, AWAITED), draws(held, HELD), draws(going, GOING))
                        .flatMap(List::stream)
                        .toList();

        assertThat(Bounds.hasRoom(all)).isEqualTo(room);
    }

    @Test
    void so_many_are_waited_for_at_a_time_and_others_do_not_count() {
        Bounds bounds = new Bounds();
        for (int i = 0; i < Bounds.MOST_AWAITED; i++) {
            assertThat(bounds.enter("ann")).isTrue();
        }

        assertThat(bounds.enter("ann")).isFalse();
        assertThat(bounds.enter("bob")).isTrue();
        bounds.leave("ann");
        assertThat(bounds.enter("ann")).isTrue();
        assertThat(bounds.enter("ann")).isFalse();
    }
}
