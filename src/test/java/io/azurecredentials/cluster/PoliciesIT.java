package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies have the last word on what real kubectl writes. */
class PoliciesIT extends WithKubectl {

    private static final String POLICY =
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: p}
            spec:
              matchConstraints:
                resourceRules:
                - {apiGroups: [""], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [configmaps]}
              matchConditions:
              - {name: not-the-administrator, expression: "!('system:masters' in request.userInfo.groups)"}
              - {name: changed, expression: "oldObject == null || object.data != oldObject.data"}
              variables:
              - {name: role, expression: "object.data.role"}
              validations:
              - expression: >-
                  authorizer.group('example.test').resource('widgets').namespace(request.namespace)
                  .name(variables.role).check('use').allowed()
                messageExpression: "request.userInfo.username + ' lacks use on ' + variables.role"
                reason: Forbidden
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: b}
            spec: {policyName: p, validationActions: [Deny]}
            """;

    private static final String ROLES =
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: user}
            rules:
            - {apiGroups: [example.test], resources: [widgets], resourceNames: [w], verbs: [use]}
            """;

    PoliciesIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
    }

    @Test
    void use_is_asked_of_the_writer_by_name() {
        kubectl.feed(POLICY, "apply", "-f", "-");
        kubectl.feed(ROLES, "apply", "-f", "-");
        kubectl.run("create", "rolebinding", "e", "--clusterrole=edit", "--user=bob");
        kubectl.run("create", "cm", "hers", "--from-literal=role=x");

        assertThat(kubectl.fails("create", "cm", "a", "--from-literal=role=w", "--as=bob"))
                .contains(
                        "configmaps \"a\" is forbidden: ValidatingAdmissionPolicy 'p' with binding"
                                + " 'b' denied request: bob lacks use on w");
        kubectl.run("create", "rolebinding", "u", "--role=user", "--user=bob");
        kubectl.run("create", "cm", "a", "--from-literal=role=w", "--as=bob");
        kubectl.run("label", "cm", "hers", "x=y", "--as=bob");
        assertThat(
                        kubectl.fails(
                                "patch",
                                "cm",
                                "hers",
                                "--type=merge",
                                "-p",
                                "{\"data\":{\"role\":\"v\"}}",
                                "--as=bob"))
                .contains("bob lacks use on v");
        assertThat(kubectl.fails("create", "cm", "n", "--from-literal=r=w", "--as=bob"))
                .contains("resulted in error");
        kubectl.run("delete", "cm", "hers", "--as=bob");
    }

    @Test
    void a_policy_that_does_not_compile_is_refused() {
        assertThat(kubectl.failsWith(POLICY.replace("'use'", "use"), "create", "-f", "-"))
                .contains(
                        "The ValidatingAdmissionPolicy \"p\" is invalid:"
                                + " spec.validations[0].expression: Invalid value",
                        "compilation failed",
                        "undeclared reference to 'use'");
        assertThat(kubectl.failsWith(POLICY.replace("[Deny]", "[]"), "create", "-f", "-"))
                .contains("spec.validationActions: Required value");
    }

    @Test
    void what_is_left_unsaid_is_completed_as_the_real_server_does() {
        kubectl.feed(POLICY, "apply", "-f", "-");

        assertThat(
                        kubectl.run(
                                "get",
                                "validatingadmissionpolicy",
                                "p",
                                "-o",
                                "jsonpath={.spec.failurePolicy}"
                                        + " {.spec.matchConstraints.matchPolicy}"
                                        + " {.spec.matchConstraints.resourceRules[0].scope}"))
                .isEqualTo("Fail Equivalent *");
    }

    @Test
    void a_binding_that_warns_lets_the_write_through() {
        kubectl.feed(POLICY.replace("[Deny]", "[Warn]"), "apply", "-f", "-");
        kubectl.run("create", "rolebinding", "e", "--clusterrole=edit", "--user=bob");

        var created = kubectl.runWith("", "create", "cm", "a", "--from-literal=role=w", "--as=bob");

        assertThat(created.exit()).isZero();
        assertThat(created.err())
                .contains(
                        "Warning: Validation failed for ValidatingAdmissionPolicy 'p' with binding"
                                + " 'b': bob lacks use on w");
    }

    @Test
    void its_status_tells_that_a_policy_was_looked_at_and_its_generation_counts() {
        kubectl.feed(POLICY, "apply", "-f", "-");
        kubectl.feed(POLICY.replace("lacks", "misses"), "apply", "-f", "-");

        kubectl.run(
                "wait",
                "--for=jsonpath={.status.observedGeneration}=2",
                "validatingadmissionpolicy/p",
                "--timeout=10s");
    }
}
