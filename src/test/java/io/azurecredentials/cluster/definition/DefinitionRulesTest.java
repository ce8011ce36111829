package io.azurecredentials.cluster.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.fixture.Widgets;
import io.azurecredentials.cluster.fixture.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionRulesTest {

    private static List<String> errors(ObjectNode definition) {
        return DefinitionRules.check(new Definition(definition), null).stream()
                .map(FieldError::message)
                .toList();
    }

    private static ObjectNode withSpec(String schemaOfSpec) {
        ObjectNode definition = Yaml.object(Widgets.DEFINITION);
        ((ObjectNode) definition.at("/spec/versions/0/schema/openAPIV3Schema/properties"))
                .set("spec", Yaml.node(schemaOfSpec));
        return definition;
    }

    @Test
    void a_sound_definition_is_accepted() {
        assertThat(errors(Yaml.object(Widgets.DEFINITION))).isEmpty();
    }

    @Test
    void the_name_must_be_plural_and_group() {
        ObjectNode definition =
                Yaml.object(Widgets.DEFINITION.replace("{name: widgets.", "{name: wid."));

        assertThat(errors(definition))
                .containsExactly(
                        "metadata.name: Invalid value: \"wid.example.test\": must be"
                                + " spec.names.plural+\".\"+spec.group");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {properties: {}}                                   | .type: Required value: must not be empty for specified object fields
                    {type: objekt}                                     | .type: Unsupported value: "objekt"
                    {type: array}                                      | .items: Required value: must be specified
                    {type: string, pattern: '(?=a)'}                   | .pattern: Invalid value: "(?=a)": must be a valid regular expression
                    {type: object, properties: {a: {type: string}}, additionalProperties: {type: string}} | .additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive
                    {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, properties: {k: {type: string}}}} | .items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys
                    {type: string, minLenght: 1}                       | .minLenght: Forbidden: unknown field
                    {type: array, uniqueItems: true, items: {type: string}} | .uniqueItems: Forbidden: uniqueItems cannot be set to true
                    {type: object, additionalProperties: false}        | .additionalProperties: Forbidden
                    {type: object, $ref: '#/x'}                        | .$ref: Forbidden
                    {type: string, anyOf: [{type: string, minLength: 1}]} | .anyOf[0].type: Forbidden: must be empty to be structural
                    {type: object, not: {properties: {a: {minLength: 1}}}} | .not.properties[a]: Required value: must be specified outside too
                    {type: string, x-kubernetes-list-type: set}        | .type: Invalid value: "string": must be array if x-kubernetes-list-type is specified
                    {type: array, x-kubernetes-list-type: set, items: {type: object}} | .items: Invalid value: "object": must be scalar or atomic
                    {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: string}} | .items.type: Invalid value: "string": must be object
                    {type: array, x-kubernetes-list-map-keys: [k], items: {type: object}} | .x-kubernetes-list-map-keys: Forbidden
                    {type: integer, minimum: 2, default: 1}            | .default: Invalid value: 1: spec.versions[0]
                    {type: string, format: duration, default: soon}    | .default: Invalid value: "soon"
                    {type: object, properties: {a: {type: string}}, default: {b: c}} | .default: Invalid value
                    {type: object, properties: {a: {type: string, nullable: true}}, required: [a], default: {}} | .default.a: Required value
                    {type: integer, x-kubernetes-validations: [{rule: self > 1}], default: 1} | .default
                    {type: object, x-kubernetes-validations: [{rule: self.x == 1}], properties: {y: {type: string}}} | .x-kubernetes-validations[0].rule: Invalid value
                    """)
    void an_unsound_schema_is_refused_at_its_place(String schema, String error) {
        assertThat(errors(withSpec(schema)))
                .anySatisfy(
                        message ->
                                assertThat(message)
                                        .startsWith(
                                                "spec.versions[0].schema.openAPIV3Schema.properties[spec]"
                                                        + error));
    }

    @Test
    void metadata_may_be_limited_in_its_names_only() {
        ObjectNode definition = withSpec("{type: object}");
        ObjectNode properties =
                (ObjectNode) definition.at("/spec/versions/0/schema/openAPIV3Schema/properties");
        properties.set(
                "metadata",
                Yaml.node("{type: object, properties: {name: {type: string, maxLength: 9}}}"));
        ObjectNode labels = definition.deepCopy();
        ((ObjectNode) labels.at("/spec/versions/0/schema/openAPIV3Schema/properties/metadata"))
                .set("properties", Yaml.node("{labels: {type: object}}"));

        assertThat(errors(definition)).isEmpty();
        assertThat(errors(labels)).anySatisfy(e -> assertThat(e).contains("other than name"));
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    group: example        | group: example.test    | spec.group: Invalid value: "example": should be a domain
                    shortNames: [W]       | shortNames: [wd]       | spec.names.shortNames: Invalid value: "W"
                    categories: [a_b]     | categories: [all-widgets] | spec.names.categories: Invalid value: "a_b"
                    name: V1              | name: v1               | spec.versions[0].name: Invalid value: "V1"
                    type: time            | type: date             | spec.versions[0].additionalPrinterColumns[2].type: Invalid value: "time"
                    jsonPath: spec.size   | jsonPath: .spec.size   | spec.versions[0].additionalPrinterColumns[1].jsonPath: Invalid value
                    """)
    void names_and_columns_are_well_formed(String instead, String of, String error) {
        assertThat(errors(Yaml.object(Widgets.DEFINITION.replace(of, instead))))
                .anySatisfy(e -> assertThat(e).startsWith(error));
    }

    @Test
    void the_group_never_changes() {
        Definition old = new Definition(Yaml.object(Widgets.DEFINITION));
        Definition next =
                new Definition(
                        Yaml.object(Widgets.DEFINITION.replace("example.test", "other.test")));

        assertThat(DefinitionRules.check(next, old))
                .extracting(FieldError::message)
                .containsExactly("spec.group: Invalid value: \"other.test\": field is immutable");
    }
}
