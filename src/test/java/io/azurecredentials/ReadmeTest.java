package io.azurecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Reason;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.metric.Metric;
import io.azurecredentials.settings.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's tables say what the code says. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    private static final Pattern PROFILE =
            Pattern.compile("<profile>.*?<id>([a-z]+)</id>.*?</profile>", Pattern.DOTALL);

    @Test
    void every_setting_stands_in_the_table() throws IOException {
        assertThat(section("settings")).isEqualTo(settings());
    }

    @Test
    void every_reason_stands_in_the_table() throws IOException {
        assertThat(section("reasons")).isEqualTo(reasons());
    }

    @Test
    void every_event_stands_in_the_table() throws IOException {
        assertThat(section("events")).isEqualTo(events());
    }

    @Test
    void every_metric_stands_in_the_table() throws IOException {
        assertThat(section("metrics")).isEqualTo(metrics());
    }

    @Test
    void every_profile_that_is_a_command_stands_in_the_table() throws IOException {
        List<String> commands =
                PROFILE.matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .filter(it -> it.group().contains("<defaultGoal>"))
                        .map(it -> it.group(1))
                        .toList();

        assertThat(commands).contains("demo", "crds");
        assertThat(commands)
                .allSatisfy(
                        it ->
                                assertThat(Files.readString(README))
                                        .containsPattern("\n\\| `mvn [^|`]*-P" + it + "[ `]"));
    }

    @Test
    void every_command_it_names_has_its_profile() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(Files.readString(README).lines().filter(it -> it.startsWith("| `mvn")))
                .allSatisfy(
                        line -> {
                            String profile = line.replaceAll(".*-P([a-z]+).*", "$1");
                            assertThat(profile.startsWith("|") || pom.contains("<id>" + profile))
                                    .as(line)
                                    .isTrue();
                        });
    }

    private static String settings() {
        String head = "| variable | default | meaning |\n|---|---|---|\n";
        return head
                + Stream.of(Variable.values())
                        .map(it -> "| `%s` | %s | %s |".formatted(it, it.byDefault(), it.meaning()))
                        .collect(Collectors.joining("\n"));
    }

    private static String reasons() {
        String head = "| reason | meaning |\n|---|---|\n";
        return head
                + Stream.of(Reason.values())
                        .map(it -> "| `%s` | %s |".formatted(it, it.sentence()))
                        .collect(Collectors.joining("\n"));
    }

    private static String events() {
        String head = "| event | type | about | meaning |\n|---|---|---|---|\n";
        return head
                + Stream.of(EventReason.values())
                        .map(
                                it ->
                                        "| `%s` | %s | %s | %s |"
                                                .formatted(it, it.type(), it.kind(), it.sentence()))
                        .collect(Collectors.joining("\n"));
    }

    private static String metrics() {
        String head = "| metric | type | labels | meaning |\n|---|---|---|---|\n";
        return head
                + Stream.of(Metric.values())
                        .map(
                                it ->
                                        "| `%s` | %s | %s | %s |"
                                                .formatted(
                                                        it, it.type(), labels(it), it.sentence()))
                        .collect(Collectors.joining("\n"));
    }

    private static String labels(Metric metric) {
        return metric.labels().isEmpty()
                ? "–"
                : metric.labels().stream().collect(Collectors.joining("`, `", "`", "`"));
    }

    private static String section(String name) throws IOException {
        String text = Files.readString(README);
        String begin = "<!-- " + name + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf("<!-- /" + name + " -->")).strip();
    }
}
