package io.azurecredentials.emulator.conformance;

import io.azurecredentials.emulator.http.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Replays recordings against the emulator. System properties: {@code recordings} (a directory),
 * {@code floor} (percent, default {@link Report#FLOOR}), {@code verbose} (prints every difference).
 * Exits with 1 below the floor, without recordings, and when more than two fifths do not count.
 */
public final class ConformanceMain {

    /** The recordings that are part of the project. */
    static final String RECORDINGS = "src/test/resources/emulator/recordings";

    private ConformanceMain() {}

    public static void main(String[] args) throws IOException {
        Form options = Form.parse(args.length == 0 ? "" : args[0].replace('|', '&'));
        Path recordings = Path.of(options.nonEmpty("recordings").orElse(RECORDINGS));
        double floor = options.nonEmpty("floor").map(Double::parseDouble).orElse(Report.FLOOR);
        Recordings found = Recordings.under(recordings);
        found.unreadable().forEach(file -> System.err.println("no recording: " + file));
        if (found.scenarios().isEmpty()) {
            System.err.println("no recordings under " + recordings.toAbsolutePath());
            System.exit(1);
        }
        Report report = Report.of(found.scenarios());
        boolean ok = report.holds(floor);
        report.write(Path.of("target", "conformance"), ok);
        if (options.get("verbose").filter("true"::equals).isPresent()) {
            print(report.verdicts());
        }
        System.out.println("excluded: " + report.excluded());
        System.out.println(report.line());
        System.exit(ok ? 0 : 1);
    }

    private static void print(List<Verdict> verdicts) {
        verdicts.stream()
                .filter(verdict -> verdict.verdict().equals("differ"))
                .forEach(
                        verdict ->
                                System.out.printf(
                                        "%s %d %s: %s%n",
                                        verdict.scenario(),
                                        verdict.n(),
                                        verdict.expected().path("request").asText(),
                                        verdict.reason()));
    }
}
