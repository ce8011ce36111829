package io.azurecredentials.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ElfTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void a_program_names_a_loader_that_is_there() throws IOException {
        assertThat(Elf.is(JAVA)).isTrue();
        assertThat(Elf.interpreter(JAVA)).exists().isAbsolute();
    }

    @Test
    void a_text_is_no_program() throws IOException {
        assertThat(Elf.is(Path.of("pom.xml"))).isFalse();
    }
}
