package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.testcluster.Capability;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies have the last word on what real kubectl writes. */
class PoliciesIT extends WithKubectl {

    private static final String ROLES =
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: user}
            rules:
            - {apiGroups: [example.test], resources: [widgets], resourceNames: [w], verbs: [use]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: writer}
            rules:
            - {apiGroups: [""], resources: [configmaps], verbs: [get, create, patch, delete]}
            """;

    /** By bob, who may not until he is given {@code use}. */
    private static final String MAP =
            "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: try}, data: {role: w}}";

    private final String name;
    private final String policy;

    PoliciesIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
        name = cluster.suffixed("p");
        policy = policy(name, namespace);
    }

    private static String policy(String name, String namespace) {
        return """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: %1$s}
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
            metadata: {name: %1$s}
            spec:
              policyName: %1$s
              validationActions: [Deny]
              matchResources:
                namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %2$s}}
            """
                .formatted(name, namespace);
    }

    private boolean policyActs() {
        String[] attempt = {"create", "--dry-run=server", "--as=bob", "-f", "-"};
        return kubectl.runWith(MAP, attempt).err().contains("lacks use");
    }

    @Test
    void use_is_asked_of_the_writer_by_name() {
        kubectl.feed(policy, "apply", "-f", "-");
        kubectl.feed(ROLES, "apply", "-f", "-");
        kubectl.run("create", "rolebinding", "w", "--role=writer", "--user=bob");
        kubectl.run("create", "cm", "hers", "--from-literal=role=x");

        QuietCluster.eventually(this::policyActs);
        assertThat(kubectl.fails("create", "cm", "a", "--from-literal=role=w", "--as=bob"))
                .contains(
                        "configmaps \"a\" is forbidden: ValidatingAdmissionPolicy '%1$s' with binding '%1$s' denied request: bob lacks use on w"
                                .formatted(name));
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
        assertThat(kubectl.failsWith(policy.replace("'use'", "use"), "create", "-f", "-"))
                .contains(
                        "The ValidatingAdmissionPolicy \""
                                + name
                                + "\" is invalid:"
                                + " spec.validations[0].expression: Invalid value",
                        "compilation failed",
                        "undeclared reference to 'use'");
        assertThat(kubectl.failsWith(policy.replace("[Deny]", "[]"), "create", "-f", "-"))
                .contains("spec.validationActions: Required value");
    }

    @Test
    void what_is_left_unsaid_is_completed_as_the_real_server_does() {
        kubectl.feed(policy, "apply", "-f", "-");

        assertThat(
                        kubectl.run(
                                "get",
                                "validatingadmissionpolicy",
                                name,
                                "-o",
                                "jsonpath={.spec.failurePolicy}"
                                        + " {.spec.matchConstraints.matchPolicy}"
                                        + " {.spec.matchConstraints.resourceRules[0].scope}"))
                .isEqualTo("Fail Equivalent *");
    }

    @Test
    void a_binding_that_warns_lets_the_write_through() {
        kubectl.feed(policy.replace("[Deny]", "[Warn]"), "apply", "-f", "-");
        kubectl.feed(ROLES, "apply", "-f", "-");
        kubectl.run("create", "rolebinding", "w", "--role=writer", "--user=bob");
        QuietCluster.eventually(this::policyActs);

        var created = kubectl.runWith("", "create", "cm", "a", "--from-literal=role=w", "--as=bob");

        assertThat(created.exit()).isZero();
        assertThat(created.err())
                .contains(
                        "Warning: Validation failed for ValidatingAdmissionPolicy '%1$s' with binding '%1$s': bob lacks use on w"
                                .formatted(name));
    }

    @Test
    void its_status_tells_that_a_policy_was_looked_at_and_its_generation_counts() {
        cluster.needs(Capability.OBSERVES_POLICIES);
        kubectl.feed(policy, "apply", "-f", "-");
        kubectl.feed(policy.replace("lacks", "misses"), "apply", "-f", "-");

        kubectl.run(
                "wait",
                "--for=jsonpath={.status.observedGeneration}=2",
                "validatingadmissionpolicy/" + name,
                "--timeout=10s");
    }
}
