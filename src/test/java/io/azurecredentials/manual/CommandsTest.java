package io.azurecredentials.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manual has one type is there to be typed. */
class CommandsTest {
    private static final Pattern PROFILE =
            Pattern.compile("<profile>.*?<id>([a-z]+)</id>.*?</profile>", Pattern.DOTALL);

    private static final Pattern TYPED = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final Pattern MAVEN = Pattern.compile("\\bmvn\\b[^`|\n]*");
    private static final Pattern NAMED = Pattern.compile("-P([a-z]+)");
    private static final Pattern APPLIED = Pattern.compile("kubectl [^`\n]*?-k (\\S+?)[`\\s.,;)]");

    /** Paths of this repository, as one types them in its root. */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w/.-])((?:manifests|crds|samples|docs|src)(?:/[\\w.-]*\\w)+)");

    private final String pom = Pages.text(Path.of("pom.xml"));

    @Test
    void every_profile_that_is_a_command_stands_in_the_table() {
        List<String> commands =
                PROFILE.matcher(pom)
                        .results()
                        .filter(it -> it.group().contains("<defaultGoal>"))
                        .map(it -> it.group(1))
                        .toList();

        assertThat(commands).contains("demo", "crds");
        assertThat(commands)
                .allSatisfy(
                        it ->
                                assertThat(Pages.together())
                                        .containsPattern("\n\\| `mvn [^|`]*-P" + it + "[ `]"));
    }

    @Test
    void every_command_it_names_has_its_profile() {
        List<String> profiles =
                MAVEN.matcher(Pages.together())
                        .results()
                        .flatMap(it -> NAMED.matcher(it.group()).results())
                        .map(it -> it.group(1))
                        .toList();

        assertThat(profiles)
                .hasSizeGreaterThan(15)
                .allSatisfy(it -> assertThat(pom).contains("<id>" + it + "</id>"));
    }

    /** Whoever runs the tests for the first time looks there. */
    @Test
    void the_readme_has_the_command_that_runs_the_tests() {
        assertThat(Pages.text(Pages.README)).contains("\nmvn verify ", "\nmvn -q -Pdemo ");
        assertThat(Pages.text(Path.of(".ci/run"))).contains("verify", "-Pdemo");
    }

    @TestFactory
    Stream<DynamicTest> every_path_that_is_typed_is_there() {
        return Pages.all().stream()
                .map(
                        it ->
                                DynamicTest.dynamicTest(
                                        it.toString(),
                                        () -> assertThat(paths(it)).allMatch(Files::exists)));
    }

    /** Comments lead from file to file. */
    @ParameterizedTest
    @ValueSource(strings = {"samples", "manifests"})
    void every_path_that_is_named_in_what_is_applied_is_there(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> named =
                    files.filter(Files::isRegularFile)
                            .flatMap(it -> PATH.matcher(Pages.text(it)).results())
                            .map(it -> Path.of(it.group(1)))
                            .toList();

            assertThat(named).isNotEmpty().allMatch(Files::exists);
        }
    }

    @Test
    void what_kubectl_applies_is_a_folder_with_a_kustomization() {
        List<Path> folders =
                APPLIED.matcher(Pages.together())
                        .results()
                        .map(it -> Path.of(it.group(1)))
                        .toList();

        assertThat(folders)
                .contains(Path.of("manifests"), Path.of("manifests/monitoring"), Path.of("crds"))
                .allMatch(it -> Files.exists(it.resolve("kustomization.yaml")));
    }

    private static List<Path> paths(Path page) {
        return TYPED.matcher(Pages.text(page))
                .results()
                .flatMap(it -> PATH.matcher(it.group()).results())
                .map(it -> Path.of(it.group(1)))
                .toList();
    }
}
