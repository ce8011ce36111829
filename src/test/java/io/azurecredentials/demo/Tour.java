package io.azurecredentials.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The tour of the manual, typed as it stands there. */
final class Tour {
    private static final Path PAGE = Path.of("docs/tour.md");

    /** What is typed, and what comes of it. */
    private static final Pattern STATION =
            Pattern.compile("(?s)```sh\n(.*?)```\n```text\n(.*?)```");

    private static final Pattern TYPED = Pattern.compile("(?m)^```sh$");

    /** Stands between what is printed by two stations. */
    private static final String END = "--- end of station ---";

    private final Path folder;

    private record Station(String typed, String shown) {}

    /** Keeps its files there. */
    Tour(Path folder) {
        this.folder = folder;
    }

    /** Types all of it in one shell; fails where something else is printed than the page shows. */
    void walk() throws IOException, InterruptedException {
        List<Station> stations = stations();
        assertThat(stations)
                .as("each with what it shows")
                .hasSize((int) TYPED.matcher(Files.readString(PAGE)).results().count());
        String[] printed = type(stations).split(END + "\n", -1);
        assertThat(printed).hasSize(stations.size() + 1);
        for (int i = 0; i < stations.size(); i++) {
            assertShown(stations.get(i), printed[i]);
        }
    }

    private static void assertShown(Station station, String printed) {
        assertThat(station.shown().lines())
                .isNotEmpty()
                .allSatisfy(
                        line ->
                                assertThat(printed.lines())
                                        .as("%s\nprinted\n%s", station.typed(), printed)
                                        .anyMatch(it -> it.matches(shape(line))));
    }

    /** Three dots stand for anything, and columns are as wide as they need to be. */
    private static String shape(String line) {
        StringBuilder shape = new StringBuilder(".*");
        for (String word : line.replace("…", " … ").strip().split("\\s+", -1)) {
            shape.append(word.equals("…") ? ".*" : Pattern.quote(word) + "\\s*");
        }
        return shape.append(".*").toString();
    }

    /** In one shell, as one would; a refusal ends nothing. */
    private String type(List<Station> stations) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        stations.forEach(it -> script.append(it.typed()).append("echo '" + END + "'\n"));
        Path file = Files.writeString(folder.resolve("tour.sh"), script);
        Path output = folder.resolve("tour.out");
        ProcessBuilder shell = new ProcessBuilder("bash", file.toString());
        shell.environment().put("HOME", folder.toString());
        Process process = shell.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(180, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        return Files.readString(output);
    }

    private static List<Station> stations() throws IOException {
        return STATION.matcher(Files.readString(PAGE))
                .results()
                .map(it -> new Station(it.group(1), it.group(2)))
                .toList();
    }
}
