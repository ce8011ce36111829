package io.azurecredentials.cluster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shipped would be accepted by an API server. */
class ShippedDefinitionsTest {

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("crds"))) {
            return files.filter(f -> f.toString().endsWith("io-v1.yml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_definition_is_sound_and_affordable(Path file) throws IOException {
        ObjectNode definition = Yaml.object(Files.readString(file));

        assertThat(DefinitionRules.check(new Definition(definition), null)).isEmpty();
    }
}
