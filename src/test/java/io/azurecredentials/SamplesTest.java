package io.azurecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples' index, and what every sample owes its reader. */
class SamplesTest {
    private static final Path FOLDER = Path.of("samples");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[([a-z-]+)]\\(([a-z-]+)\\) \\| (.+) \\| (.*)\\|$");

    static List<String> folders() {
        return listed(FOLDER).filter(Files::isDirectory).map(SamplesTest::name).toList();
    }

    @Test
    void the_index_has_every_folder_once_and_no_other() {
        assertThat(rows().map(it -> it.group(1))).containsExactlyInAnyOrderElementsOf(folders());
        assertThat(rows()).allMatch(it -> it.group(1).equals(it.group(2)));
    }

    @Test
    void what_a_sample_goes_with_is_another_one() {
        assertThat(
                        rows().flatMap(it -> Stream.of(it.group(4).split(",")))
                                .map(String::strip)
                                .filter(it -> !it.isEmpty()))
                .isNotEmpty()
                .allMatch(folders()::contains);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void its_first_file_or_one_beside_it_says_what_it_is_for(String folder) {
        assertThat(listed(FOLDER.resolve(folder)).filter(Files::isRegularFile))
                .anyMatch(it -> text(it).startsWith("# "));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_test_applies_it(String folder) throws IOException {
        Pattern named = Pattern.compile("\"(samples/)?" + folder + "[\"/]");
        try (Stream<Path> tests = Files.walk(TESTS)) {
            assertThat(tests.filter(it -> it.toString().endsWith("IT.java") || isScene(it)))
                    .anyMatch(it -> named.matcher(text(it)).find());
        }
    }

    /** Where several tests take a sample from. */
    private static boolean isScene(Path file) {
        return List.of("Sample.java", "LoginSample.java", "Trio.java", "WorldFileTest.java")
                .contains(name(file));
    }

    private static Stream<MatchResult> rows() {
        return ROW.matcher(text(FOLDER.resolve("README.md"))).results();
    }

    private static Stream<Path> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
