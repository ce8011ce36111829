package io.azurecredentials.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A claim that names its test, or the constant behind a number, names what is there. */
class EvidenceTest {
    private static final Path SECURITY = Path.of("docs/security.md");
    private static final Path LIMITS = Path.of("docs/limits.md");

    private static final Pattern PROOF =
            Pattern.compile("`(\\w+(?:Test|IT))(?:\\.([a-zA-Z0-9_]+))?`");

    /** Behind a number, where a reader does not see it. */
    private static final Pattern SOURCE =
            Pattern.compile("<!-- ([\\w/]+) ([A-Z_]+) = ([^>]*?) -->");

    private static final Path MAIN = Path.of("src/main/java/io/azurecredentials");

    @TestFactory
    Stream<DynamicTest> every_test_that_is_named_is_there() {
        Map<String, String> tests = tests();
        return PROOF.matcher(Pages.text(SECURITY))
                .results()
                .map(it -> DynamicTest.dynamicTest(it.group(), () -> isThere(it, tests)));
    }

    private static void isThere(MatchResult proof, Map<String, String> tests) {
        assertThat(tests).containsKey(proof.group(1));
        if (proof.group(2) != null) {
            assertThat(tests.get(proof.group(1)))
                    .containsPattern("(void|Stream<DynamicTest>)\\s+" + proof.group(2) + "\\(");
        }
    }

    @Test
    void what_is_claimed_of_security_names_its_tests() {
        assertThat(PROOF.matcher(Pages.text(SECURITY)).results().count()).isGreaterThan(40);
    }

    @TestFactory
    Stream<DynamicTest> every_bound_is_the_codes() {
        return SOURCE.matcher(Pages.text(LIMITS))
                .results()
                .map(
                        it ->
                                DynamicTest.dynamicTest(
                                        it.group(1) + "." + it.group(2),
                                        () ->
                                                assertThat(source(it.group(1)))
                                                        .contains(
                                                                " "
                                                                        + it.group(2)
                                                                        + " = "
                                                                        + it.group(3)
                                                                        + ";")));
    }

    @Test
    void the_bounds_of_the_operator_are_not_told_from_memory() {
        assertThat(Listed.rows(LIMITS, "operator-limits"))
                .hasSizeGreaterThan(20)
                .allSatisfy(it -> assertThat(it.get(1)).containsPattern(SOURCE));
    }

    private static String source(String name) {
        return Pages.text(MAIN.resolve(name + ".java"));
    }

    /** Text of every test by the name of its class; of those of one name together. */
    private static Map<String, String> tests() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(it -> it.toString().matches(".*(Test|IT)\\.java"))
                    .collect(
                            Collectors.toMap(
                                    it -> it.getFileName().toString().replace(".java", ""),
                                    Pages::text,
                                    String::concat));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
