package io.azurecredentials.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.testcluster.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the API server adds to what somebody has in Git. */
class DefaultsTest {

    /**
     * Who compares on the side of the client takes an added field for no difference, but a list for
     * another one as soon as one of its members has a field more.
     */
    @Test
    void no_default_stands_within_a_list() {
        assertThat(schemas().flatMap(it -> lists(it).flatMap(DefaultsTest::defaults))).isEmpty();
    }

    @Test
    void there_are_lists_and_defaults_to_look_at() {
        assertThat(schemas().flatMap(DefaultsTest::lists)).hasSizeGreaterThan(10);
        assertThat(schemas().flatMap(DefaultsTest::defaults)).hasSizeGreaterThan(40);
    }

    /** A kind that is stored in two versions is changed by whoever reads the other one. */
    @Test
    void there_is_one_version_and_nothing_converts() {
        assertThat(Documents.in(Path.of("crds")))
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.at("/spec/versions")).hasSize(1))
                .noneMatch(it -> it.path("spec").has("conversion"))
                .noneMatch(it -> it.path("spec").has("preserveUnknownFields"));
    }

    private static Stream<JsonNode> schemas() {
        return Documents.in(Path.of("crds")).stream()
                .map(it -> it.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec"));
    }

    private static Stream<JsonNode> lists(JsonNode schema) {
        return all(schema).filter(it -> it.path("type").asText().equals("array"));
    }

    private static Stream<JsonNode> defaults(JsonNode schema) {
        return all(schema).map(it -> it.get("default")).filter(Objects::nonNull);
    }

    /** A schema and all within it. */
    private static Stream<JsonNode> all(JsonNode schema) {
        return Stream.concat(
                Stream.of(schema),
                Stream.of(
                                schema.path("properties").valueStream(),
                                List.of(schema.path("items"), schema.path("additionalProperties"))
                                        .stream())
                        .flatMap(it -> it)
                        .filter(JsonNode::isObject)
                        .flatMap(DefaultsTest::all));
    }
}
