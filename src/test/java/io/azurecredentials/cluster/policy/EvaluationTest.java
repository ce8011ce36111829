package io.azurecredentials.cluster.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.resource.ObjectKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

    private static final User BOB = new User("bob", "", List.of("crew"));
    private static final Authorizer AUTHORIZER =
            (user, asked) ->
                    new Authorizer.Decision(
                            user.name().equals("bob")
                                    && asked.verb().equals("use")
                                    && asked.name().equals("a"),
                            "");

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Optional<Evaluation.Refusal> refusal(String expression) {
        ObjectNode policy = Yaml.object("{spec: {validations: [{}]}}");
        ((ObjectNode) policy.at("/spec/validations/0")).put("expression", expression);
        return refusalBy(policy);
    }

    private Optional<Evaluation.Refusal> refusalBy(ObjectNode policy) {
        ObjectNode map =
                Yaml.object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}");
        List<FieldError> errors = new ArrayList<>();
        Policy compiled = Policy.compile(policy, errors);
        assertThat(errors).isEmpty();
        ObjectKey key = new ObjectKey("default", "a");
        Admission.Write write =
                new Admission.Write(
                        BOB, "CREATE", cluster.type(map), "", key, map, null, false, w -> {});
        Object namespace = Values.of(Yaml.object("{metadata: {labels: {team: red}}}"));
        return new Evaluation(compiled, true, write, namespace, AUTHORIZER).refusal();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oldObject == null && object.data.k == 'v'",
                "request.operation == 'CREATE' && request.name == 'a' && request.subResource == ''",
                "request.namespace == 'default' && request.resource.resource == 'configmaps'",
                "request.userInfo.username == 'bob' && 'crew' in request.userInfo.groups",
                "namespaceObject.metadata.labels.team == 'red'",
                "authorizer.group('g').resource('r').namespace('n').name('a').check('use').allowed()",
                "!authorizer.group('g').resource('r').name('b').check('use').allowed()",
                "authorizer.requestResource.check('use').allowed()",
                "!authorizer.serviceAccount('n', 's').group('g').resource('r').name('a')"
                        + ".check('use').allowed()",
                "!authorizer.path('/x').check('use').allowed()",
                "!has(object.spec) && object.data.all(k, k.size() == 1)"
            })
    void it_knows_the_write_its_writer_and_what_they_may(String expression) {
        assertThat(refusal(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"object.spec.x == 1", "oldObject.data.k == 'v'"})
    void what_cannot_be_evaluated_is_refused(String expression) {
        assertThat(refusal(expression))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.message()).contains("resulted in error"));
    }

    private static String checks(int count) {
        String check = "!authorizer.path('/x').check('get').allowed()";
        return String.join(" && ", Collections.nCopies(count, check));
    }

    @Test
    void an_expression_may_ask_the_authorizer_twice_but_not_three_times() {
        assertThat(refusal(checks(2))).isEmpty();
        assertThat(refusal(checks(3)))
                .hasValueSatisfying(
                        refusal ->
                                assertThat(refusal.message())
                                        .contains("actual cost limit exceeded"));
    }

    @Test
    void a_message_that_needs_the_authorizer_gives_way_to_the_fixed_one() {
        ObjectNode policy =
                Yaml.object(
                        """
                        spec:
                          variables:
                          - {name: may, expression: "authorizer.path('/x').check('get').allowed()"}
                          - {name: who, expression: request.userInfo.username}
                          validations:
                          - expression: variables.may
                            message: fixed
                            messageExpression: "string(variables.may)"
                        """);
        ObjectNode plain = policy.deepCopy();
        ((ObjectNode) plain.at("/spec/validations/0"))
                .put("messageExpression", "'not ' + variables.who");

        assertThat(refusalBy(policy).orElseThrow().message()).isEqualTo("fixed");
        assertThat(refusalBy(plain).orElseThrow().message()).isEqualTo("not bob");
    }

    @Test
    void match_conditions_do_not_see_the_namespace() {
        ObjectNode policy =
                Yaml.object(
                        """
                        spec:
                          matchConditions:
                          - {name: c, expression: "namespaceObject.metadata.labels.team == 'red'"}
                          validations: [{expression: "true"}]
                        """);

        assertThat(refusalBy(policy).orElseThrow().message())
                .startsWith("failed to evaluate match conditions");
    }
}
