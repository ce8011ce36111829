package io.azurecredentials.cluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What rules may cost at most.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#resource-use-by-validation-functions">Resource
 *     use by validation functions</a>
 */
class CostsTest {

    private static List<String> errors(String schema) {
        return Rules.compile("schema", Schema.of(Yaml.node(schema))).errors().stream()
                .map(FieldError::message)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {type: array, items: {type: string}, x-kubernetes-validations: [{rule: "self.all(x, x.contains('a string'))"}]}                                | more than 100x
                    {type: array, maxItems: 25, items: {type: string}, x-kubernetes-validations: [{rule: "self.all(x, x.contains('a string'))"}]}                  |
                    {type: array, maxItems: 25, items: {type: string, maxLength: 10}, x-kubernetes-validations: [{rule: "self.all(x, x.contains('a string'))"}]}   |
                    {type: array, items: {type: string, x-kubernetes-validations: [{rule: "self.matches('^[a-z]+$')"}]}}                                          | more than 100x
                    {type: array, maxItems: 50, items: {type: string, maxLength: 1024, x-kubernetes-validations: [{rule: "self.matches('^[a-z]+$')"}]}}           |
                    {type: array, items: {type: string, x-kubernetes-validations: [{rule: size(self) > 1}]}}                                                      |
                    """)
    void sizes_limit_what_a_rule_costs(String schema, String refusal) {
        if (refusal == null) {
            assertThat(errors(schema)).isEmpty();
        } else {
            assertThat(errors(schema).getFirst())
                    .contains("Forbidden: estimated rule cost exceeds budget", refusal);
        }
    }

    /**
     * A text of any length has 3 MiB, of which each tenth counts for each quarter of the pattern.
     */
    @Test
    void a_pattern_costs_its_length_times_that_of_the_text() {
        String schema =
                "{type: string, x-kubernetes-validations: [{rule: \"self.matches('%s')\"}]}";

        assertThat(errors(schema.formatted("a".repeat(124)))).isEmpty();
        assertThat(errors(schema.formatted("a".repeat(128))).getFirst())
                .contains("estimated rule cost exceeds budget by factor of 1.0x");
    }

    /** Kubernetes issue 124234. */
    @Test
    void a_message_that_contains_a_number_costs_too_much() {
        String schema =
                """
                type: object
                properties: {n: {type: integer}, s: {type: string, maxLength: 100}}
                x-kubernetes-validations:
                - {rule: 'self.n >= 0', messageExpression: %s}
                """;

        assertThat(errors(schema.formatted("\"'invalid: ' + string(self.n)\"")))
                .anySatisfy(
                        e ->
                                assertThat(e)
                                        .contains(
                                                "messageExpression: Forbidden: estimated"
                                                        + " messageExpression cost exceeds budget by"
                                                        + " factor of more than 100x"));
        assertThat(errors(schema.formatted("\"'invalid: ' + self.s\""))).isEmpty();
    }

    @Test
    void all_rules_together_are_limited_too() {
        ObjectNode schema = Yaml.object("{type: object, properties: {}}");
        for (int i = 0; i < 20; i++) {
            schema.withObject("/properties")
                    .set(
                            "p" + i,
                            Yaml.node(
                                    "{type: string, x-kubernetes-validations: [{rule:"
                                            + " \"self.matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')\"}]}"));
        }

        assertThat(Rules.compile("schema", Schema.of(schema)).errors())
                .extracting(FieldError::message)
                .hasSize(21)
                .last()
                .asString()
                .startsWith(
                        "schema: Forbidden: x-kubernetes-validations estimated rule cost total for"
                                + " entire OpenAPIv3 schema exceeds budget by factor of 1.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {rule: "true", fieldPath: .none}          | fieldPath: Invalid value: ".none": fieldPath must be a valid path
                    {rule: "true", fieldPath: "list[0]"}      | fieldPath: Invalid value
                    {rule: "true", reason: FieldValueSilly}   | reason: Unsupported value: "FieldValueSilly"
                    {rule: "true", message: "a\\nb"}          | message must not contain line breaks
                    {rule: "true\\n&& true"}                  | message: Required value: message must be specified if rule contains line breaks
                    {rule: "self.list.size() == oldSelf.list.size()", optionalOldSelf: true} | optionalOldSelf: Forbidden
                    """)
    void a_rule_says_where_and_why_in_the_words_there_are(String rule, String error) {
        String schema =
                "{type: object, properties: {list: {type: array, maxItems: 3, items: {type: string}}},"
                        + " x-kubernetes-validations: ["
                        + rule
                        + "]}";

        assertThat(errors(schema)).singleElement().asString().contains(error);
    }

    @Test
    void the_former_state_of_an_item_without_keys_cannot_be_told() {
        assertThat(
                        errors(
                                "{type: array, maxItems: 3, items: {type: string, maxLength: 3,"
                                        + " x-kubernetes-validations: [{rule: self == oldSelf}]}}"))
                .singleElement()
                .asString()
                .contains("oldSelf cannot be used on the uncorrelatable portion of the schema");
    }
}
