package io.azurecredentials.cluster.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.fixture.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy may say at all. */
class PolicyStrategyTest {

    private static final String RULES =
            "matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1],"
                    + " operations: [CREATE], resources: [configmaps]}]}";
    private static final String VALIDATION = "validations: [{expression: 'true'}]";

    private final PolicyStrategy strategy = new PolicyStrategy();

    private List<String> errors(String spec) {
        ObjectNode policy = Yaml.object("{spec: {" + spec + "}}");
        strategy.prepare(policy, null);
        return strategy.validate(policy, null).stream().map(FieldError::message).toList();
    }

    @Test
    void a_policy_about_something_with_something_to_say_is_accepted() {
        assertThat(errors(RULES + "," + VALIDATION)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    variables: [{name: namespace, expression: "'a'"}] | spec.variables[0].name: Invalid value: "namespace": name is not a valid CEL identifier
                    variables: [{name: a-b, expression: "'a'"}]       | spec.variables[0].name: Invalid value: "a-b": name is not a valid CEL identifier
                    variables: [{name: a, expression: variables.b}, {name: b, expression: "1"}] | undefined field 'b'
                    variables: [{name: a, expression: request.user}]  | undefined field 'user'
                    matchConditions: [{name: '', expression: "true"}] | spec.matchConditions[0].name: Required value
                    matchConditions: [{name: a, expression: "true"}, {name: a, expression: "true"}] | spec.matchConditions[1].name: Duplicate value: "a"
                    matchConditions: [{name: a, expression: variables.x}] | undeclared reference to 'variables'
                    failurePolicy: Never                              | spec.failurePolicy: Unsupported value: "Never"
                    """)
    void what_a_real_server_refuses_is_refused(String part, String error) {
        assertThat(errors(part + "," + RULES + "," + VALIDATION))
                .anySatisfy(e -> assertThat(e).contains(error));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {expression: "true", messageExpression: "string(authorizer.path('/').check('get').allowed())"} | undeclared reference to 'authorizer'
                    {expression: "true", message: "a\\nb"}  | message must not contain line breaks
                    {expression: "true", message: " "}      | message must be non-empty if specified
                    {expression: "true", reason: Because}   | spec.validations[0].reason: Unsupported value
                    {expression: "namespaceObject.labels == {}"} | undefined field 'labels'
                    """)
    void validations_a_real_server_refuses_are_refused(String validation, String error) {
        assertThat(errors(RULES + ", validations: [" + validation + "]"))
                .anySatisfy(e -> assertThat(e).contains(error));
    }

    @Test
    void rules_name_groups_versions_operations_and_resources() {
        assertThat(
                        errors(
                                "matchConstraints: {matchPolicy: Sometimes, resourceRules: [{operations: [READ], scope: Here}]},"
                                        + VALIDATION))
                .extracting(e -> e.substring(0, e.indexOf(": ")))
                .containsExactly(
                        "spec.matchConstraints.matchPolicy",
                        "spec.matchConstraints.resourceRules[0].apiGroups",
                        "spec.matchConstraints.resourceRules[0].apiVersions",
                        "spec.matchConstraints.resourceRules[0].resources",
                        "spec.matchConstraints.resourceRules[0].operations[0]",
                        "spec.matchConstraints.resourceRules[0].scope");
    }
}
