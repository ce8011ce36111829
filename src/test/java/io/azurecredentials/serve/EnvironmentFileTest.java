package io.azurecredentials.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFileTest {
    @TempDir Path folder;

    @Test
    void it_is_not_there_before_it_is_published_and_after_it_is_removed() throws IOException {
        Path file = Files.writeString(folder.resolve("env"), "of an earlier run");

        EnvironmentFile environment = EnvironmentFile.in(folder);
        assertThat(file).doesNotExist();
        environment.publish(Map.of("A", "/b"));
        assertThat(file).hasContent("export A=/b");
        environment.remove();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/with blank/x", "it's", "$(id)", "a;b", "", "http://127.0.0.1:80", "a\"b"})
    void a_shell_reads_every_value_as_it_is(String value) throws Exception {
        EnvironmentFile.in(folder).publish(Map.of("A", value));

        Process shell =
                new ProcessBuilder("sh", "-c", ". ./env; printf %s \"$A\"")
                        .directory(folder.toFile())
                        .start();
        assertThat(shell.getInputStream()).hasContent(value);
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
