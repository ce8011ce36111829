package io.azurecredentials.chaos.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SabotageTest {
    @TempDir Path folder;

    @Test
    void there_are_enough_broken_operators() {
        assertThat(Sabotage.names()).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_broken_operator_differs_from_the_shipped_one(String name) throws Exception {
        Path shipped = shipped();
        assertThat(Sabotage.of(name).build(folder)).containsExactly(folder);
        List<Path> rewritten =
                classes(folder).filter(it -> Files.exists(shipped.resolve(it))).toList();
        assertThat(rewritten)
                .isNotEmpty()
                .allSatisfy(
                        it ->
                                assertThat(folder.resolve(it))
                                        .isRegularFile()
                                        .matches(own -> differs(own, shipped.resolve(it))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_broken_operator_brings_its_saboteurs_along(String name) throws Exception {
        Path shipped = shipped();
        Sabotage.of(name).build(folder);
        assertThat(classes(folder)).anyMatch(it -> Files.notExists(shipped.resolve(it)));
    }

    static List<String> names() {
        return Sabotage.names();
    }

    private static Path shipped() throws URISyntaxException {
        return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Stream<Path> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(it -> it.toString().endsWith(".class"))
                    .map(folder::relativize)
                    .toList()
                    .stream();
        }
    }

    private static boolean differs(Path one, Path other) {
        try {
            return Files.mismatch(one, other) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
