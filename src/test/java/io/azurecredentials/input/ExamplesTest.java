package io.azurecredentials.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever copies an object out of the manual, or takes a sample, is not refused. */
class ExamplesTest {
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final String OURS = "azurecredentials.io/v1alpha1";

    @TestFactory
    Stream<DynamicTest> an_object_of_the_manual_is_taken() {
        return shown().map(
                        it ->
                                DynamicTest.dynamicTest(
                                        name(it), () -> assertThat(flaws(it)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> an_object_of_a_sample_is_taken() {
        return files(Path.of("samples"), ".yaml")
                .flatMap(it -> Documents.parse(text(it)).stream())
                .filter(ExamplesTest::isOurs)
                .map(
                        it ->
                                DynamicTest.dynamicTest(
                                        name(it), () -> assertThat(flaws(it)).isEmpty()));
    }

    @Test
    void the_manual_shows_each_kind_that_people_write() {
        assertThat(shown().map(it -> it.path("kind").asText()))
                .contains("AzureConfig", "AzureRole", "AzureCredential");
    }

    private static Stream<ObjectNode> shown() {
        return Stream.concat(Stream.of(Path.of("README.md")), files(Path.of("docs"), ".md"))
                .flatMap(it -> YAML.matcher(text(it)).results())
                .map(it -> it.group(1))
                .filter(it -> it.contains(OURS))
                .flatMap(it -> Documents.parse(it).stream())
                .filter(ExamplesTest::isOurs);
    }

    private static List<String> flaws(ObjectNode object) {
        return Stream.concat(
                        Crds.complaints(object).stream(),
                        Crds.brokenRules(object, null).stream().map(it -> it.message()))
                .toList();
    }

    private static boolean isOurs(ObjectNode object) {
        return object.path("apiVersion").asText().equals(OURS);
    }

    private static String name(ObjectNode object) {
        return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
