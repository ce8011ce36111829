package io.azurecredentials.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every test of a rule says where the rule is from, and what it names is there. */
class LearnedTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/emulator/recordings");
    private static final Set<String> RULES = Set.of("arm", "entra", "graph", "imds", "emulator");

    /** Tests of the emulator's own means, which know nothing of Azure. */
    private static final Set<String> MEANS = Set.of("LearnedTest");

    @Test
    void every_rule_has_a_source_or_is_the_emulators_own() throws Exception {
        List<Method> tests = tests();

        assertThat(tests).hasSizeGreaterThan(200);
        assertThat(tests).filteredOn(test -> kinds(source(test)) == 0).isEmpty();
        assertThat(tests)
                .filteredOn(test -> source(test).filter(Learned::own).isPresent())
                .allMatch(test -> kinds(source(test)) == 1);
    }

    @Test
    void every_scenario_that_is_named_is_among_the_recordings() throws Exception {
        Set<String> named =
                tests().stream()
                        .flatMap(test -> source(test).stream())
                        .flatMap(source -> Arrays.stream(source.recorded()))
                        .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(20);
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsAll(named);
        }
    }

    private static int kinds(Optional<Learned> source) {
        return source.map(
                        it ->
                                (it.recorded().length > 0 ? 1 : 0)
                                        + (it.documented().isEmpty() ? 0 : 1)
                                        + (it.reported().isEmpty() ? 0 : 1)
                                        + (it.assumed().isEmpty() ? 0 : 1)
                                        + (it.own() ? 1 : 0))
                .orElse(0);
    }

    private static Optional<Learned> source(Method test) {
        return Optional.ofNullable(test.getAnnotation(Learned.class))
                .or(
                        () ->
                                Optional.ofNullable(
                                        test.getDeclaringClass().getAnnotation(Learned.class)));
    }

    private static List<Method> tests() throws IOException, URISyntaxException {
        Path classes =
                Path.of(
                        LearnedTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        Path root = classes.resolve(LearnedTest.class.getPackageName().replace('.', '/'));
        List<Method> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(LearnedTest::isOfRules).toList()) {
                tests.addAll(testsOf(classes.relativize(file).toString()));
            }
        }
        return tests;
    }

    private static boolean isOfRules(Path file) {
        String name = file.getFileName().toString().replace(".class", "");
        Path folder = file.getParent();
        return name.endsWith("Test")
                && !MEANS.contains(name)
                && folder != null
                && RULES.contains(folder.getFileName().toString());
    }

    private static List<Method> testsOf(String file) {
        String name = file.replace(".class", "").replace('/', '.');
        try {
            return Arrays.stream(Class.forName(name).getDeclaredMethods())
                    .filter(LearnedTest::isTest)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class);
    }
}
