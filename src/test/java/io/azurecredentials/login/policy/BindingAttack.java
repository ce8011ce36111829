package io.azurecredentials.login.policy;

import static io.azurecredentials.login.policy.BindingAttack.row;
import static io.azurecredentials.login.policy.Machines.hints;
import static io.azurecredentials.login.policy.Machines.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.azurecredentials.login.policy.Decision.Denied;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One row of a table of attacks.
 *
 * @param title what is tried
 * @param denial why it does not lead in
 */
record BindingAttack(
        String title, Bindings bindings, Subject subject, Hints hints, Facts facts, Denial denial) {

    /** One test for each. */
    static Stream<DynamicTest> tests(Stream<List<BindingAttack>> tables) {
        return tables.flatMap(List::stream)
                .map(
                        row ->
                                dynamicTest(
                                        row.title(),
                                        () ->
                                                assertThat(row.decision())
                                                        .isEqualTo(new Denied(row.denial()))));
    }

    private Decision decision() {
        return Admission.decide(bindings, subject, hints, facts);
    }

    static BindingAttack row(String title, Bindings bindings, Subject subject, Denial denial) {
        return row(title, bindings, subject, Hints.NONE, denial);
    }

    static BindingAttack row(
            String title, Bindings bindings, Subject subject, Hints hints, Denial denial) {
        return row(title, bindings, subject, hints, Facts.NONE, denial);
    }

    static BindingAttack row(
            String title,
            Bindings bindings,
            Subject subject,
            Hints hints,
            Facts facts,
            Denial denial) {
        return new BindingAttack(title, bindings, subject, hints, facts, denial);
    }
}
