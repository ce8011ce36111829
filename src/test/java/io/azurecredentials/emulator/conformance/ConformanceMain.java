package io.azurecredentials.emulator.conformance;

import io.azurecredentials.emulator.http.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays recordings against the emulator. System properties: {@code recordings} (a directory),
 * {@code floor} (percent, default 0), {@code verbose} (prints every difference). Exits with 1 below
 * the floor, without recordings, and when more than two fifths do not count.
 */
public final class ConformanceMain {

    private static final double MOST_EXCLUDED = 40;

    private ConformanceMain() {}

    public static void main(String[] args) throws IOException {
        Form options = Form.parse(args.length == 0 ? "" : args[0].replace('|', '&'));
        Path recordings = Path.of(options.nonEmpty("recordings").orElse("recordings"));
        double floor = Double.parseDouble(options.nonEmpty("floor").orElse("0"));
        List<Scenario> scenarios =
                Files.isDirectory(recordings) ? Scenario.under(recordings) : List.of();
        if (scenarios.isEmpty()) {
            System.err.println("no recordings under " + recordings.toAbsolutePath());
            System.exit(1);
        }
        List<Verdict> verdicts = new ArrayList<>();
        scenarios.forEach(scenario -> verdicts.addAll(new Replay(scenario).run()));
        Report report = new Report(verdicts);
        boolean ok = report.agreement() >= floor && report.excludedShare() <= MOST_EXCLUDED;
        report.write(Path.of("target", "conformance"), ok);
        if (options.get("verbose").filter("true"::equals).isPresent()) {
            print(verdicts);
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
