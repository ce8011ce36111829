package io.azurecredentials.cluster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.fixture.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {

    private static List<String> errors(String schema, String value) {
        return errors(schema, value, null);
    }

    private static List<String> errors(
            String schema, String value, @org.jspecify.annotations.Nullable JsonNode old) {
        return Validation.validate("spec.x", Yaml.node(value), old, Schema.of(Yaml.node(schema)))
                .stream()
                .map(FieldError::message)
                .toList();
    }

    @ParameterizedTest(name = "{1} against {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {type: string}                          | 1       | spec.x: Invalid value: "integer": spec.x in body must be of type string: "integer"
                    {type: integer}                         | 1.5     | spec.x: Invalid value: "number": spec.x in body must be of type integer: "number"
                    {type: string}                          | null    | spec.x: Invalid value: "null": spec.x in body must be of type string: "null"
                    {type: string, maxLength: 2}            | abc     | spec.x: Too long: may not be more than 2 bytes
                    {type: string, minLength: 1}            | ''      | spec.x: Invalid value: "": spec.x in body should be at least 1 chars long
                    {type: string, pattern: ^a$}            | b       | spec.x: Invalid value: "b": spec.x in body should match '^a$'
                    {type: string, enum: [A, B]}            | x       | spec.x: Unsupported value: "x": supported values: "A", "B"
                    {type: string, format: duration}        | soon    | spec.x: Invalid value: "soon": spec.x in body must be of type duration: "soon"
                    {type: string, format: date-time}       | today   | spec.x: Invalid value: "today": spec.x in body must be of type date-time: "today"
                    {type: string, format: date-time}       | 2020-01-01T00:00Z | spec.x: Invalid value: "2020-01-01T00:00Z": spec.x in body must be of type date-time: "2020-01-01T00:00Z"
                    {type: string, format: uuid}            | u       | spec.x: Invalid value: "u": spec.x in body must be of type uuid: "u"
                    {type: integer, minimum: 2}             | 1       | spec.x: Invalid value: 1: spec.x in body should be greater than or equal to 2
                    {type: integer, maximum: 2}             | 3       | spec.x: Invalid value: 3: spec.x in body should be less than or equal to 2
                    {type: number, minimum: 0, exclusiveMinimum: true} | 0 | spec.x: Invalid value: 0: spec.x in body should be greater than 0
                    {type: integer, format: int32}          | 2147483648 | spec.x: Invalid value: 2147483648: spec.x in body must be of type integer with format int32
                    {type: integer, multipleOf: 2}          | 3       | spec.x: Invalid value: 3: spec.x in body should be a multiple of 2
                    {type: array, items: {type: string}, maxItems: 1} | [a, b] | spec.x: Too many: 2: must have at most 1 item
                    {type: array, items: {type: string}, minItems: 1} | []  | spec.x: Invalid value: 0: spec.x in body should have at least 1 items
                    {type: array, items: {type: string}}    | [a, 1]  | spec.x[1]: Invalid value: "integer": spec.x[1] in body must be of type string: "integer"
                    {type: array, x-kubernetes-list-type: set, items: {type: string}} | [a, a] | spec.x[1]: Duplicate value: "a"
                    {type: object, required: [a], properties: {a: {type: string}}} | {} | spec.x.a: Required value
                    {type: object, additionalProperties: {type: string}} | {a: 1} | spec.x.a: Invalid value: "integer": spec.x.a in body must be of type string: "integer"
                    {x-kubernetes-int-or-string: true}      | true    | spec.x: Invalid value: "boolean": spec.x in body must be of type integer,string: "boolean"
                    {type: object, not: {required: [a]}}    | {a: 1}  | spec.x: Invalid value: "": "spec.x" must not validate the schema (not)
                    """)
    void a_value_that_does_not_fit_is_refused_in_kubernetes_words(
            String schema, String value, String message) {
        assertThat(errors(schema, value)).containsExactly(message);
    }

    @ParameterizedTest(name = "{1} against {0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {type: string, nullable: true}          | null
                    {type: number}                          | 1
                    {type: string, format: duration}        | 1h30m
                    {type: string, format: duration}        | 182d
                    {type: string, format: date-time}       | 2020-01-01T00:00:00Z
                    {x-kubernetes-int-or-string: true}      | 80%
                    {x-kubernetes-preserve-unknown-fields: true} | {a: [1]}
                    {type: string, format: anything-else}   | x
                    """)
    void a_value_that_fits_is_accepted(String schema, String value) {
        assertThat(errors(schema, value)).isEmpty();
    }

    @Test
    void two_items_with_one_key_are_a_duplicate() {
        String schema =
                "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name],"
                        + " items: {type: object, properties: {name: {type: string}}}}";

        assertThat(errors(schema, "[{name: a}, {name: b}, {name: a}]"))
                .containsExactly(
                        "spec.x[2]: Duplicate value: map[string]interface {}{\"name\":\"a\"}");
    }

    @Test
    void what_an_update_does_not_change_is_not_held_against_it() {
        String schema =
                "{type: object, properties: {a: {type: string, maxLength: 1}, b: {type: string, maxLength: 1}}}";

        assertThat(errors(schema, "{a: long, b: long}", Yaml.node("{a: long, b: x}")))
                .containsExactly("spec.x.b: Too long: may not be more than 1 byte");
    }
}
