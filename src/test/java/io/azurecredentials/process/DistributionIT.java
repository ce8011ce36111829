package io.azurecredentials.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is shipped, and above all what is not. */
class DistributionIT {

    private static final Path DISTRIBUTION = Path.of("target", "azure-credentials-operator");
    private static final Path TESTS = Path.of("target", "test-classes");

    @Test
    void nothing_of_the_emulator_nor_of_any_test_is_shipped() throws IOException {
        Set<String> ofTests = classesOfTests();
        assertThat(ofTests).contains("io/azurecredentials/emulator/Emulator.class");

        for (Path jar : jars()) {
            Set<String> shipped = entries(jar);
            Set<String> wrong = new HashSet<>(shipped);
            wrong.retainAll(ofTests);
            assertThat(wrong).as(jar.toString()).isEmpty();
            assertThat(shipped)
                    .as(jar.toString())
                    .noneMatch(name -> name.startsWith("emulator/"))
                    .noneMatch(name -> name.startsWith("org/junit/"))
                    .noneMatch(name -> name.startsWith("org/assertj/"))
                    .noneMatch(name -> name.startsWith("org/springframework/"))
                    .noneMatch(name -> name.startsWith("io/github/jopenlibs/"));
        }
    }

    @Test
    void the_operator_is_shipped() throws IOException {
        Path jar = DISTRIBUTION.resolve("azure-credentials-operator.jar");

        assertThat(entries(jar)).contains("io/azurecredentials/Main.class");
        assertThat(jars()).hasSizeGreaterThan(1);
    }

    /** Package descriptions are in both trees, and say nothing. */
    private static Set<String> classesOfTests() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.map(file -> TESTS.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class"))
                    .filter(name -> !name.endsWith("package-info.class"))
                    .collect(toSet());
        }
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static Set<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).collect(toSet());
        }
    }
}
