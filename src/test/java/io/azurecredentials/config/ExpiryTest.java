package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When somebody has to be told that a root credential ends, and in which words. */
class ExpiryTest {
    private static final Instant END = NOON.plus(Duration.ofDays(100));

    @Test
    void a_password_is_spoken_of_a_fortnight_ahead_and_with_what_to_do() {
        assertThat(warning(password(), END.minus(Duration.ofDays(15)))).isEmpty();
        assertThat(warning(password(), END.minus(Duration.ofDays(14))))
                .contains(
                        "The root password with the key id key of the application client expires at"
                                + " 2026-06-09T12:00:00Z; put another one into the Secret, or have"
                                + " the operator make one with rootRotation.");
    }

    @Test
    void from_its_end_on_it_is_a_thing_of_the_past() {
        assertThat(warning(password(), END.minusSeconds(1)).orElseThrow()).contains(" expires at ");
        assertThat(warning(password(), END).orElseThrow())
                .contains(" expired at ")
                .doesNotContain("expires");
    }

    @Test
    void one_that_is_to_be_replaced_is_spoken_of_only_where_that_is_late() {
        Optional<Instant> planned = Optional.of(END.minus(Duration.ofDays(10)));

        assertThat(Expiry.warning(password(), planned, END.minus(Duration.ofDays(6)))).isEmpty();
        assertThat(Expiry.warning(password(), planned, END.minus(Duration.ofDays(4)))).isPresent();
    }

    @Test
    void a_certificate_says_by_itself_when_it_ends() {
        Instant end = Instant.now().plus(Duration.ofDays(365));
        Root root = ConfigFixtures.certificate(Pair.until("RSA", 2048, end), false);
        Held held = new Held(root, root.fingerprint(), NOON);

        assertThat(warning(held, end.minus(Duration.ofDays(15)))).isEmpty();
        assertThat(warning(held, end.minus(Duration.ofDays(13))).orElseThrow())
                .startsWith("The root certificate of the application client expires at ")
                .endsWith("register another one on the application and write it into the Secret.");
    }

    @Test
    void of_a_password_whose_end_nobody_told_nothing_is_said() {
        assertThat(warning(ConfigFixtures.held("fake~secret"), END)).isEmpty();
    }

    private static Optional<String> warning(Held held, Instant now) {
        return Expiry.warning(held, Optional.empty(), now);
    }

    private static Held password() {
        Root root = ConfigFixtures.root("fake~secret");
        return new Held(
                root,
                root.fingerprint(),
                NOON,
                new Held.Name(
                        Optional.of("key"), Optional.empty(), Optional.of(NOON), Optional.of(END)));
    }
}
