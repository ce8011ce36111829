package io.azurecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Reason;
import io.azurecredentials.settings.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's tables say what the code says. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    @Test
    void every_setting_stands_in_the_table() throws IOException {
        assertThat(section("settings")).isEqualTo(settings());
    }

    @Test
    void every_reason_stands_in_the_table() throws IOException {
        assertThat(section("reasons")).isEqualTo(reasons());
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

    private static String section(String name) throws IOException {
        String text = Files.readString(README);
        String begin = "<!-- " + name + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf("<!-- /" + name + " -->")).strip();
    }
}
