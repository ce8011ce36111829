package io.azurecredentials.session.token;

import static io.azurecredentials.session.token.Tokens.NOW;
import static io.azurecredentials.session.token.Tokens.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A key is known everywhere before it seals, and stays while anything it sealed can be valid. */
class KeyringTest {
    private final TokenKey old = key(1, NOW);
    private final TokenKey next = key(2, NOW.plus(Keyring.PERIOD));
    private final Keyring both = new Keyring(List.of(next, old));

    @Test
    void nobody_seals_with_a_key_that_others_may_not_know_yet() {
        assertThat(both.sealing(next.since().plus(Keyring.ANNOUNCED).minusSeconds(1)))
                .contains(old);
        assertThat(both.sealing(next.since().plus(Keyring.ANNOUNCED))).contains(next);
    }

    @Test
    void the_first_key_of_all_seals_at_once() {
        assertThat(new Keyring(List.of(old)).sealing(NOW)).contains(old);
        assertThat(new Keyring(List.of()).sealing(NOW)).isEmpty();
    }

    @Test
    void another_key_is_due_after_its_period() {
        Keyring one = new Keyring(List.of(old));

        assertThat(one.isDue(NOW.plus(Keyring.PERIOD).minusSeconds(1))).isFalse();
        assertThat(one.isDue(NOW.plus(Keyring.PERIOD))).isTrue();
        assertThat(new Keyring(List.of()).isDue(NOW)).isTrue();
    }

    @Test
    void a_key_stays_while_a_batch_token_of_it_can_be_valid() {
        var last = next.since().plus(Keyring.ANNOUNCED).plus(BatchToken.LONGEST);

        assertThat(both.pruned(last, Set.of())).isEqualTo(both);
        assertThat(both.pruned(last.plusSeconds(1), Set.of()).keys()).containsExactly(next);
    }

    @Test
    void a_key_stays_while_a_session_names_it() {
        var later = next.since().plus(Duration.ofDays(400));

        assertThat(both.pruned(later, Set.of(old.id()))).isEqualTo(both);
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> new TokenKey(new byte[16], NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_that_comes_back_from_where_it_was_kept_is_the_same() {
        TokenKey again = new TokenKey(old.reveal(), old.since());

        assertThat(again.id()).isEqualTo(old.id()).matches("[0-9a-f]{8}");
    }
}
