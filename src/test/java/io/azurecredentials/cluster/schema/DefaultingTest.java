package io.azurecredentials.cluster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.fixture.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultingTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Yaml.node(
                            """
                            type: object
                            properties:
                              a: {type: string, default: x}
                              nullable: {type: string, nullable: true, default: y}
                              inner: {type: object, properties: {b: {type: integer, default: 1}}}
                              born: {type: object, default: {}, properties: {c: {type: integer, default: 2}}}
                              map: {type: object, additionalProperties: {type: string}}
                              list: {type: array, items: {type: object, properties: {d: {type: integer, default: 3}}}}
                            """));

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                     | {a: x, nullable: y, born: {c: 2}}
                    {a: z, nullable: null} | {a: z, nullable: null, born: {c: 2}}
                    {a: null}              | {a: x, nullable: y, born: {c: 2}}
                    {inner: {}}            | {a: x, nullable: y, inner: {b: 1}, born: {c: 2}}
                    {map: {k: null, l: v}} | {a: x, nullable: y, born: {c: 2}, map: {l: v}}
                    {inner: null}          | {a: x, nullable: y, born: {c: 2}}
                    {list: [{}, {d: 4}]}   | {a: x, nullable: y, born: {c: 2}, list: [{d: 3}, {d: 4}]}
                    """)
    void absent_fields_of_present_objects_are_filled_in(String given, String expected) {
        JsonNode value = Yaml.node(given);

        Defaulting.complete(value, SCHEMA);

        assertThat(value).isEqualTo(Yaml.node(expected));
        assertThat(Defaulting.incomplete(value, SCHEMA)).isFalse();
    }
}
