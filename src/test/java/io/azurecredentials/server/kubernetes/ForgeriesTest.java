package io.azurecredentials.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.login.Attempt;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.Ruling;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.session.token.AddressRange;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 8, 112: what others forge is no reason to throttle the API server that is shown it. */
class ForgeriesTest {
    private static final InetAddress SERVER = AddressRange.address("10.0.0.1").orElseThrow();
    private static final InetAddress ANOTHER = AddressRange.address("10.0.0.2").orElseThrow();
    private static final String VALID = Tokens.valid();
    private static final String NEW = Tokens.with(it -> it.put("uti", "another"));
    private static final int BURST = 2 * Forgeries.PER_SECOND;

    private long nanos;
    private int asked;
    private String reason = "Signature";
    private final Forgeries forgeries =
            new Forgeries(
                    attempt -> {
                        asked++;
                        return attempt.jwt().reveal().equals("forged")
                                ? new Ruling.Refused(
                                        Ruling.Kind.DENIED,
                                        reason,
                                        Optional.empty(),
                                        Optional.empty())
                                : Doorstep.open().gatekeeper().admit(attempt);
                    },
                    () -> nanos);

    @Test
    void so_many_forged_tokens_are_looked_at_and_no_more() {
        for (int i = 0; i < BURST; i++) {
            assertThat(kind(SERVER, "forged")).isEqualTo(Ruling.Kind.DENIED);
        }

        assertThat(kind(SERVER, "forged")).isEqualTo(Ruling.Kind.UNAVAILABLE);
        assertThat(asked).isEqualTo(BURST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RoleNotFound", "LoginNotSetUp", "ConfigNotReady"})
    void for_a_role_that_nobody_can_log_in_for_they_count_as_well(String why) {
        reason = why;
        flood();

        assertThat(kind(SERVER, "forged")).isEqualTo(Ruling.Kind.UNAVAILABLE);
    }

    @Test
    void who_was_good_before_is_looked_at_all_the_same() {
        assertThat(ruling(SERVER, VALID)).isInstanceOf(Ruling.Admitted.class);
        flood();

        assertThat(ruling(SERVER, VALID)).isInstanceOf(Ruling.Admitted.class);
        assertThat(kind(SERVER, NEW)).isEqualTo(Ruling.Kind.UNAVAILABLE);
    }

    @Test
    void another_caller_is_not_affected() {
        flood();

        assertThat(ruling(ANOTHER, NEW)).isInstanceOf(Ruling.Admitted.class);
    }

    @Test
    void it_passes() {
        flood();
        nanos += Duration.ofMillis(2).toNanos();

        assertThat(ruling(SERVER, NEW)).isInstanceOf(Ruling.Admitted.class);
    }

    /** The API server asks about every bearer token that it does not know itself. */
    @Test
    void tokens_of_others_and_good_ones_are_never_too_many() {
        reason = "Issuer";
        for (int i = 0; i < 2 * BURST; i++) {
            assertThat(kind(SERVER, "forged")).isEqualTo(Ruling.Kind.DENIED);
        }

        assertThat(ruling(SERVER, NEW)).isInstanceOf(Ruling.Admitted.class);
    }

    private void flood() {
        for (int i = 0; i < BURST; i++) {
            Ruling _ = ruling(SERVER, "forged");
        }
    }

    private Ruling.Kind kind(InetAddress caller, String jwt) {
        return ((Ruling.Refused) ruling(caller, jwt)).kind();
    }

    private Ruling ruling(InetAddress caller, String jwt) {
        return forgeries.apply(
                new Attempt("team-a", "reader", Sensitive.of(jwt), Hints.NONE, caller));
    }
}
