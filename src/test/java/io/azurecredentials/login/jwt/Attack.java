package io.azurecredentials.login.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One row of a table of attacks.
 *
 * @param title what is tried
 * @param jwt what is shown
 * @param refusal why it is not taken
 */
record Attack(String title, String jwt, Refusal refusal) {

    /** One test for each; without a reason that needs a key, nobody asks for one. */
    static Stream<DynamicTest> tests(Stream<Attack> rows) {
        return rows.map(
                row ->
                        dynamicTest(
                                row.title(),
                                () -> {
                                    Desk desk = new Desk();
                                    assertThat(desk.refusal(row.jwt())).contains(row.refusal());
                                    assertThat(desk.asked()).isEqualTo(row.needsKey() ? 1 : 0);
                                }));
    }

    private boolean needsKey() {
        return switch (refusal) {
            case KEY_UNKNOWN, SIGNATURE, DISAGREEMENT, KEYS_UNAVAILABLE -> true;
            default -> false;
        };
    }

    /** A record would print it. */
    @Override
    public String toString() {
        return title;
    }
}
