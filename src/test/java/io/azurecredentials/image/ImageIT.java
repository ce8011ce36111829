package io.azurecredentials.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that {@code mvn package -Pimage} built from this distribution, as root on Linux. */
class ImageIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path JAR =
            Path.of("target/azure-credentials-operator/azure-credentials-operator.jar");
    private static final long LARGEST = 120_000_000;

    @TempDir Path folder;

    @BeforeEach
    void there_is_one() throws IOException {
        assumeThat(Container.canRun()).as("a mount of one's own takes root and Linux").isTrue();
        assumeThat(Container.tar()).as("built with -Pimage").exists();
        assumeThat(Files.getLastModifiedTime(Container.tar()))
                .as("the image is of this build")
                .isGreaterThanOrEqualTo(Files.getLastModifiedTime(JAR));
    }

    @Test
    void a_credential_lives_and_ends_with_an_operator_in_a_container() throws IOException {
        Container container = Container.unpack(folder);
        Path log = folder.resolve("operator.log");
        try (Installation installation = Installation.start(folder);
                OperatorProcess operator =
                        container.start(installation.environment("container"), log)) {
            operator.awaitReady();
            installation.awaitPolicies();
            Sample sample = installation.sample();
            sample.apply();
            await().atMost(LONG).until(() -> sample.secret().isPresent());
            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
            assertThat(installation.azure().inventory().isEmpty()).isTrue();
            assertThat(operator.terminate()).isZero();
            assertThat(operator.log())
                    .doesNotContain("NoClassDefFoundError", "NoSuchMethodError", "[warning]")
                    .doesNotContain("defect");
        }
    }

    @Test
    void it_runs_as_a_number_that_is_not_root() throws IOException {
        assertThat(Container.unpack(folder).user()).isEqualTo("65532:65532");
    }

    @Test
    void authorities_of_the_web_are_trusted() throws Exception {
        Path roots = Container.unpack(folder).root().resolve("opt/java/lib/security/cacerts");
        KeyStore store = KeyStore.getInstance("JKS");
        try (InputStream in = Files.newInputStream(roots)) {
            store.load(in, null);
        }

        assertThat(store.size()).isGreaterThan(50);
    }

    @Test
    void there_is_nothing_in_it_but_the_operator_and_what_it_runs_on() throws IOException {
        Path root = Container.unpack(folder).root();

        assertThat(Container.tar()).satisfies(it -> assertThat(Files.size(it)).isLessThan(LARGEST));
        assertThat(programs(root)).isSubsetOf("java", "jfr", "jwebserver", "keytool", "jrunscript");
    }

    @Test
    void it_says_what_it_is_made_of() throws IOException {
        Path bom =
                Container.unpack(folder)
                        .root()
                        .resolve("usr/share/sbom/azure-credentials-operator.cdx.json");

        assertThat(new ObjectMapper().readTree(bom.toFile()).findValuesAsText("name"))
                .contains("microsoft-graph", "kubernetes-client", "openjdk")
                .containsAnyOf("glibc", "musl")
                .doesNotContain("assertj-core");
    }

    private static Set<String> programs(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(it -> it.toString().contains("/bin/"))
                    .map(it -> it.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void its_files_belong_to_root_and_only_root_can_change_them() throws IOException {
        Path root = Container.unpack(folder).root();
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> open =
                    files.filter(it -> !it.equals(root.resolve("tmp")))
                            .filter(ImageIT::isWritableByOthers)
                            .toList();

            assertThat(open).isEmpty();
        }
    }

    private static boolean isWritableByOthers(Path file) {
        try {
            int mode = (int) Files.getAttribute(file, "unix:mode");
            return (mode & 022) != 0 || (int) Files.getAttribute(file, "unix:uid") != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
