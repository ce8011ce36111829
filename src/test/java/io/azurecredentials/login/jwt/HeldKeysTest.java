package io.azurecredentials.login.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.login.jwt.Keys.Lookup;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldKeysTest {
    private static final RSAPublicKey KEY = (RSAPublicKey) Tokens.ENTRA.getPublic();
    private static final KeySet SET = new KeySet(Map.of("known", KEY));
    private static final Duration START = Duration.ofHours(100);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HeldKeys fetched = HeldKeys.NONE.whenFetched(SET, START);

    @Test
    void without_keys_nothing_is_known_and_one_may_ask() {
        assertThat(HeldKeys.NONE.lookup("known", START)).isEqualTo(new Lookup.Unavailable());
        assertThat(HeldKeys.NONE.fresh("known", START)).isEmpty();
        assertThat(HeldKeys.NONE.mayBeAsked(START)).isTrue();
        assertThat(HeldKeys.NONE.refreshIsDue(START)).isTrue();
    }

    @Test
    void a_known_key_is_given_without_asking_for_a_day() {
        Duration end = START.plusHours(24);

        assertThat(fetched.fresh("known", end.minus(SECOND))).contains(new Lookup.Found(KEY));
        assertThat(fetched.fresh("known", end)).isEmpty();
        assertThat(fetched.fresh("unknown", START)).isEmpty();
    }

    @Test
    void the_last_good_set_is_kept_for_two_days() {
        Duration end = START.plusHours(48);

        assertThat(fetched.lookup("known", end.minus(SECOND))).isEqualTo(new Lookup.Found(KEY));
        assertThat(fetched.lookup("unknown", end.minus(SECOND))).isEqualTo(new Lookup.Unknown());
        assertThat(fetched.lookup("known", end)).isEqualTo(new Lookup.Unavailable());
    }

    @Test
    void logins_have_keys_asked_for_once_in_five_minutes() {
        assertThat(fetched.mayBeAsked(START.plusSeconds(299))).isFalse();
        assertThat(fetched.mayBeAsked(START.plusSeconds(300))).isTrue();
        HeldKeys again = fetched.whenAsked(START.plusSeconds(300));
        assertThat(again.mayBeAsked(START.plusSeconds(599))).isFalse();
        assertThat(again.keys()).contains(SET);
    }

    @Test
    void without_keys_they_have_them_asked_for_once_in_ten_seconds() {
        HeldKeys failed = HeldKeys.NONE.whenAsked(START);

        assertThat(failed.mayBeAsked(START.plusSeconds(9))).isFalse();
        assertThat(failed.mayBeAsked(START.plusSeconds(10))).isTrue();
        HeldKeys expired = fetched.whenAsked(START.plusHours(49));
        assertThat(expired.mayBeAsked(START.plusHours(49).plusSeconds(10))).isTrue();
    }

    @Test
    void keys_are_asked_for_each_hour_and_sooner_after_a_failure() {
        assertThat(fetched.refreshIsDue(START.plusMinutes(59))).isFalse();
        assertThat(fetched.refreshIsDue(START.plusMinutes(60))).isTrue();
        HeldKeys failed = fetched.whenAsked(START.plusMinutes(60));
        assertThat(failed.refreshIsDue(START.plusMinutes(64))).isFalse();
        assertThat(failed.refreshIsDue(START.plusMinutes(65))).isTrue();
    }
}
