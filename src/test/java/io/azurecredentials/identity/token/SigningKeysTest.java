package io.azurecredentials.identity.token;

import static io.azurecredentials.identity.token.SigningKeys.ANNOUNCED;
import static io.azurecredentials.identity.token.SigningKeys.FIRST;
import static io.azurecredentials.identity.token.SigningKeys.FRESH;
import static io.azurecredentials.identity.token.SigningKeys.PERIOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final SigningKey FIRST_KEY = Signed.key(START);
    private static final SigningKey SECOND_KEY = Signed.key(START.plus(PERIOD));
    private static final SigningKeys ONE = new SigningKeys(List.of(FIRST_KEY));
    private static final SigningKeys BOTH = new SigningKeys(List.of(SECOND_KEY, FIRST_KEY));

    @Test
    void the_first_signs_as_soon_as_every_replica_shows_it() {
        assertThat(new SigningKeys(List.of()).signing(START)).isEmpty();
        assertThat(ONE.signing(START.plus(FIRST).minusSeconds(1))).isEmpty();
        assertThat(ONE.signing(START.plus(FIRST))).contains(FIRST_KEY);
    }

    @Test
    void a_successor_signs_once_whoever_kept_the_keys_has_fetched_it() {
        Instant shown = SECOND_KEY.since();

        assertThat(ANNOUNCED).isGreaterThan(FRESH.multipliedBy(2));
        assertThat(BOTH.signing(shown.plus(ANNOUNCED).minusSeconds(1))).contains(FIRST_KEY);
        assertThat(BOTH.signing(shown.plus(ANNOUNCED))).contains(SECOND_KEY);
    }

    @Test
    void another_is_made_when_the_last_is_old() {
        assertThat(new SigningKeys(List.of()).isDue(START)).isTrue();
        assertThat(ONE.isDue(START.plus(PERIOD).minusSeconds(1))).isFalse();
        assertThat(ONE.isDue(START.plus(PERIOD))).isTrue();
        assertThat(BOTH.isDue(START.plus(PERIOD))).isFalse();
    }

    /** What was signed at the last moment has ended long before. */
    @Test
    void one_is_shown_until_nothing_valid_is_signed_by_it() {
        Instant lastUse = SECOND_KEY.since().plus(ANNOUNCED);

        assertThat(BOTH.pruned(lastUse.plus(ClusterToken.LONGEST.multipliedBy(2)))).isEqualTo(BOTH);
        assertThat(BOTH.pruned(lastUse.plus(Duration.ofHours(1))).keys())
                .containsExactly(SECOND_KEY);
        assertThat(ONE.pruned(START.plus(Duration.ofDays(365)))).isEqualTo(ONE);
    }

    @Test
    void a_key_that_was_kept_is_the_same_and_halves_of_two_are_none() {
        SigningKey other = Signed.key(START);

        assertThat(SigningKey.kept(FIRST_KEY.shown(), FIRST_KEY.reveal(), START))
                .contains(FIRST_KEY);
        assertThat(SigningKey.kept(FIRST_KEY.shown(), other.reveal(), START)).isEmpty();
        assertThat(SigningKey.kept(new byte[3], new byte[3], START)).isEqualTo(Optional.empty());
        assertThat(FIRST_KEY).hasToString("signing key " + FIRST_KEY.id());
    }
}
