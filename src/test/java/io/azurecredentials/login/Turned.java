package io.azurecredentials.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.azurecredentials.login.Doorstep.Counts;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One row of a table of logins that come to nothing.
 *
 * @param title what is tried
 * @param door where
 * @param attempt with what
 * @param kind what is answered
 * @param reason what is written down
 * @param counts what it cost
 */
record Turned(
        String title,
        Doorstep door,
        Attempt attempt,
        Ruling.Kind kind,
        String reason,
        Counts counts) {

    /** With a token alone. */
    static Turned token(String title, String jwt, Ruling.Kind kind, String reason) {
        Doorstep door = Doorstep.open();
        return new Turned(title, door, Doorstep.attempt(jwt), kind, reason, Doorstep.NOTHING);
    }

    /** One test for each. */
    static Stream<DynamicTest> tests(Stream<Turned> rows) {
        return rows.map(it -> dynamicTest(it.title(), it::check));
    }

    private void check() {
        Login.Outcome outcome = door.login(attempt);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Login.Outcome.Out.class,
                        it -> {
                            assertThat(it.ruling().kind()).isEqualTo(kind);
                            assertThat(it.ruling().reason()).isEqualTo(reason);
                        });
        assertThat(door.counts()).isEqualTo(counts);
    }

    /** A record would print the token. */
    @Override
    public String toString() {
        return title;
    }
}
