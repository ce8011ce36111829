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
