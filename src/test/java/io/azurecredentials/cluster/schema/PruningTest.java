package io.azurecredentials.cluster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.fixture.Yaml;
import org.junit.jupiter.api.Test;

class PruningTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Yaml.node(
                            """
                            type: object
                            properties:
                              known: {type: string}
                              list: {type: array, items: {type: object, properties: {a: {type: string}}}}
                              map: {type: object, additionalProperties: {type: object, properties: {a: {type: string}}}}
                              open: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {shut: {type: object}}}
                            """));

    @Test
    void unknown_fields_go_at_every_depth_and_are_named() {
        JsonNode value =
                Yaml.node("{known: x, other: 1, list: [{a: x, b: 1}], map: {k: {a: x, c: 1}}}");

        assertThat(Pruning.prune(value, SCHEMA)).containsExactly("list[0].b", "map.k.c", "other");
        assertThat(value).isEqualTo(Yaml.node("{known: x, list: [{a: x}], map: {k: {a: x}}}"));
    }

    @Test
    void what_is_preserved_stays_but_not_below_a_field_with_a_schema() {
        JsonNode value = Yaml.node("{open: {any: {thing: 1}, shut: {gone: 1}}}");

        assertThat(Pruning.prune(value, SCHEMA)).containsExactly("open.shut.gone");
        assertThat(value).isEqualTo(Yaml.node("{open: {any: {thing: 1}, shut: {}}}"));
    }
}
