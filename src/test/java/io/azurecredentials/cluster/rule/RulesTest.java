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

class RulesTest {

    private static final String FIELDS =
            """
            type: object
            properties:
              n: {type: integer}
              x: {type: number}
              s: {type: string}
              ttl: {type: string, format: duration}
              at: {type: string, format: date-time}
              io: {x-kubernetes-int-or-string: true}
              few: {type: array, maxItems: 5, items: {type: string}}
              many: {type: array, items: {type: string}}
              map: {type: object, maxProperties: 5, additionalProperties: {type: string}}
              any: {x-kubernetes-preserve-unknown-fields: true}
              in: {type: object, properties: {role-name: {type: string}}}
            """;

    private static Schema schema(String rule) {
        ObjectNode schema = Yaml.object(FIELDS);
        schema.putArray("x-kubernetes-validations")
                .addObject()
                .put("rule", rule)
                .put("message", "no");
        return Schema.of(schema);
    }

    private static List<String> check(String rule, String value) {
        Rules.Compilation compiled = Rules.compile("schema", schema(rule));
        assertThat(compiled.errors()).isEmpty();
        return compiled.rules().check(Yaml.node(value), null).stream()
                .map(FieldError::message)
                .toList();
    }

    @ParameterizedTest(name = "{0} holds for {1}")
    @CsvSource(
            delimiterString = "=>",
            textBlock =
                    """
                    self.ttl <= duration('2h') => {ttl: 90m}
                    duration(self.ttl) < duration('1h') => {ttl: 30s}
                    self.ttl > duration('24h') => {ttl: 2d}
                    has(self.n) && !has(self.s) => {n: 1}
                    self.n + 1 == 3 && self.x > 1.5 => {n: 2, x: 2}
                    self.s.startsWith('a') && self.s.endsWith('c') => {s: abc}
                    self.s.matches('^[a-z]+$') && self.s.contains('b') => {s: abc}
                    self.s.lowerAscii() == 'abc' => {s: ABC}
                    size(self.few) == 2 && self.few.all(f, size(f) == 1) => {few: [a, b]}
                    self.few.exists(f, f == 'b') => {few: [a, b]}
                    self.n == 1 && 'a' in self.few && 'k' in self.map => {n: 1, few: [a], map: {k: v}}
                    self.map['k'] == 'v' => {map: {k: v}}
                    self.io == 5 || self.io == '5%' => {io: 5%}
                    self.__in__.role__dash__name == 'r' => {in: {role-name: r}}
                    self.n > 1 ? has(self.s) : true => {n: 1}
                    has(self.__in__) => {in: {role-name: r}}
                    """)
    void rules_are_evaluated_with_the_types_of_the_schema(String rule, String value) {
        assertThat(check(rule, value)).isEmpty();
        assertThat(check("!(" + rule + ")", value))
                .containsExactly("<nil>: Invalid value: \"object\": no");
    }

    @Test
    void a_field_that_is_not_there_is_an_error_of_the_rule() {
        assertThat(check("self.n > 1", "{}"))
                .singleElement()
                .asString()
                .contains("evaluating rule: no");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    self.none == 1                    | undefined field 'none'
                    self.n                            | expected type 'bool' but found 'int'
                    self.s == 1                       | found no matching overload for '_==_'
                    self.few.map(f, f) == self.few    | undeclared reference to 'map'
                    self.s.isSorted()                 | undeclared reference to 'isSorted'
                    self.n ==                         | mismatched input
                    self.many.all(m, self.many.exists(n, n == m)) | estimated rule cost exceeds budget
                    self.s.matches('(?=a)')           | compilation failed
                    self.any == 1                     | undefined field 'any'
                    self.__in__.none == 1                 | undefined field 'none'
                    """)
    void a_rule_that_cannot_be_is_refused_with_the_reason(String rule, String reason) {
        assertThat(Rules.compile("schema", schema(rule)).errors())
                .first()
                .extracting(FieldError::message)
                .asString()
                .startsWith("schema.x-kubernetes-validations[0].rule: ")
                .contains(reason);
    }

    @Test
    void rules_of_items_find_their_former_state_by_key() {
        Schema schema =
                Schema.of(
                        Yaml.node(
                                """
                                type: array
                                maxItems: 3
                                x-kubernetes-list-type: map
                                x-kubernetes-list-map-keys: [k]
                                items:
                                  type: object
                                  properties: {k: {type: string}, n: {type: integer}}
                                  x-kubernetes-validations: [{rule: self.n >= oldSelf.n}]
                                """));
        Rules rules = Rules.compile("schema", schema).rules();

        assertThat(
                        rules.check(
                                Yaml.node("[{k: b, n: 1}, {k: a, n: 1}]"),
                                Yaml.node("[{k: a, n: 2}]")))
                .extracting(FieldError::message)
                .containsExactly(
                        "[1]: Invalid value: \"object\": failed rule: self.n >= oldSelf.n");
    }
}
