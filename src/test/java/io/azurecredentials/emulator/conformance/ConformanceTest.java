package io.azurecredentials.emulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The emulator against everything that was recorded of Azure. */
class ConformanceTest {

    @Test
    void the_emulator_answers_as_azure_was_recorded_to() throws IOException {
        List<Scenario> scenarios =
                Recordings.under(Path.of(ConformanceMain.RECORDINGS)).scenarios();

        Report report = Report.of(scenarios);

        report.write(Path.of("target", "conformance"), report.holds(Report.FLOOR));
        assertThat(scenarios).hasSizeGreaterThan(50);
        assertThat(report.holds(Report.FLOOR))
                .as("%s, excluded: %s", report.line(), report.excluded())
                .isTrue();
    }

    @Test
    void too_little_agreement_or_too_little_that_counts_does_not_hold() {
        Verdict agrees = verdict("agree");
        Verdict differs = verdict("differ");
        Verdict excluded = verdict("excluded");

        assertThat(new Report(List.of(agrees, differs)).holds(50)).isTrue();
        assertThat(new Report(List.of(agrees, differs)).holds(51)).isFalse();
        assertThat(new Report(List.of(agrees, excluded)).holds(50)).isFalse();
        assertThat(new Report(List.of()).holds(50)).isFalse();
    }

    private static Verdict verdict(String kind) {
        return new Verdict("s", 0, Json.object(), Json.object(), kind, "");
    }
}
