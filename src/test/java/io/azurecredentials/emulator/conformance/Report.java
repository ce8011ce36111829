package io.azurecredentials.emulator.conformance;

import io.azurecredentials.emulator.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The outcome of a run. */
record Report(List<Verdict> verdicts) {

    /** Percent of the project's own recordings that must agree. It may only be raised. */
    static final double FLOOR = 99.6;

    private static final double MOST_EXCLUDED = 40;

    /** Replays every scenario against an emulator of its own. */
    static Report of(List<Scenario> scenarios) {
        return new Report(
                scenarios.stream()
                        .flatMap(scenario -> new Replay(scenario).run().stream())
                        .toList());
    }

    /** Whether enough agrees and enough counts. */
    boolean holds(double floor) {
        return agreement() >= floor && excludedShare() <= MOST_EXCLUDED;
    }

    long counted() {
        return verdicts.stream().filter(verdict -> !verdict.isExcluded()).count();
    }

    long agreeing() {
        return verdicts.stream().filter(Verdict::agrees).count();
    }

    /** Percent of what counts, 0 if nothing does. */
    double agreement() {
        return counted() == 0 ? 0 : 100.0 * agreeing() / counted();
    }

    /** Percent of everything that does not count. */
    double excludedShare() {
        return verdicts.isEmpty() ? 0 : 100.0 * (verdicts.size() - counted()) / verdicts.size();
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "agreement: %d of %d interactions (%.1f %%)",
                agreeing(),
                counted(),
                agreement());
    }

    /** How many do not count, by reason. */
    Map<String, Long> excluded() {
        return verdicts.stream()
                .filter(Verdict::isExcluded)
                .collect(
                        Collectors.groupingBy(
                                Verdict::reason, TreeMap::new, Collectors.counting()));
    }

    /** Writes {@code report.jsonl} and {@code result.json}. */
    void write(Path directory, boolean ok) throws IOException {
        Files.createDirectories(directory);
        Files.write(
                directory.resolve("report.jsonl"),
                verdicts.stream().map(verdict -> Json.write(Json.tree(verdict))).toList());
        Files.writeString(
                directory.resolve("result.json"),
                Json.write(
                        Json.object()
                                .put("ok", ok)
                                .put("line", line())
                                .put("agreeing", agreeing())
                                .put("counted", counted())
                                .put("percent", agreement())));
    }
}
