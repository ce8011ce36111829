package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.LocalOnly;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may use what, asked of real kubectl: ann writes AzureRoles, and ed AzureCredentials. */
class UseIT extends WithInstallation {
    private static final String ROLE =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureRole
            metadata: {name: reader}
            spec:
              configRef: {name: platform}
              azureRoles: [{roleName: Reader, scope: /subscriptions/b48b13e7-3a6a-32a8-adc5-4425dd24d9ff}]
            """;

    private static final String CREDENTIAL =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureCredential
            metadata: {name: app}
            spec: {roleRef: {name: reader}}
            """;

    private static final String WRITE =
            "{apiGroups: [azurecredentials.io], resources: [%s], verbs: [create, get, patch, delete]}";

    private static final String USE =
            "{apiGroups: [azurecredentials.io], resources: [%s], resourceNames: [%s], verbs: [use]}";

    @BeforeEach
    void nameTheTeam() {
        grant("ann", WRITE.formatted("azureroles"));
        grant("ed", WRITE.formatted("azurecredentials"));
    }

    private void grant(String user, String rule) {
        grant(user, rule, namespace);
    }

    private void create(String object, String user) {
        kubectl.feed(object, "create", "-f", "-", "--as=" + user);
    }

    private String refusal(String object, String user) {
        return kubectl.failsWith(object, "create", "-f", "-", "--as=" + user);
    }

    @Test
    void a_roles_author_is_told_what_is_missing_and_how_to_grant_it() {
        assertThat(refusal(ROLE, "ann"))
                .contains(
                        "(Forbidden)",
                        "User \"ann\" may not use AzureConfig platform in namespace "
                                + namespace
                                + ": grant"
                                + " verb \"use\" on azureconfigs.azurecredentials.io/platform"
                                + " there, with a RoleBinding to a Role that has the rule "
                                + USE.formatted("azureconfigs", "platform"));
    }

    @Test
    void a_credentials_author_is_told_what_is_missing_and_how_to_grant_it() {
        assertThat(refusal(CREDENTIAL, "ed"))
                .contains(
                        "(Forbidden)",
                        "User \"ed\" may not use AzureRole reader in namespace "
                                + namespace
                                + ": grant verb"
                                + " \"use\" on azureroles.azurecredentials.io/reader there, with a"
                                + " RoleBinding to a Role that has the rule "
                                + USE.formatted("azureroles", "reader"));
    }

    @Test
    void doing_what_a_refusal_says_helps() {
        String robot = "system:serviceaccount:%s:robot".formatted(namespace);
        grant(robot, WRITE.formatted("azureroles, azurecredentials"));

        grant(robot, rule(refusal(ROLE, robot)));
        create(ROLE, robot);
        grant(robot, rule(refusal(CREDENTIAL, robot)));
        create(CREDENTIAL, robot);
    }

    private static String rule(String refusal) {
        return refusal.substring(refusal.indexOf('{'), refusal.indexOf('}') + 1);
    }

    @Test
    void use_of_one_is_not_use_of_another() {
        grant("ann", USE.formatted("azureconfigs", "platform"));
        grant("ed", USE.formatted("azureroles", "writer"));

        assertThat(refusal(ROLE.replace("platform", "other"), "ann"))
                .contains("may not use AzureConfig other");
        assertThat(refusal(CREDENTIAL, "ed")).contains("may not use AzureRole reader");
    }

    @Test
    void the_config_of_the_logins_takes_use_as_well() {
        String role =
                ROLE
                        + "  login: {configRef: {name: auth}, boundServicePrincipalIDs: [b48b13e7-3a6a-32a8-adc5-4425dd24d9ff]}\n";
        grant("ann", USE.formatted("azureconfigs", "platform"));

        assertThat(refusal(role, "ann"))
                .contains("may not use AzureConfig auth in namespace " + namespace + ":");
        grant("ann", rule(refusal(role, "ann")));
        create(role, "ann");
    }

    @Test
    void use_counts_in_the_namespace_of_what_is_used() {
        String place = cluster.namespace("platform");
        kubectl.run("create", "namespace", place);
        String elsewhere =
                ROLE.replace(
                        "{name: platform}", "{name: platform, namespace: %s}".formatted(place));

        grant("ann", USE.formatted("azureconfigs", "platform"));
        assertThat(refusal(elsewhere, "ann"))
                .contains("may not use AzureConfig platform in namespace " + place + ":");
        grant("ann", USE.formatted("azureconfigs", "platform"), place);
        create(elsewhere, "ann");
    }

    @Test
    void every_change_of_a_roles_spec_takes_use_again_and_other_changes_do_not() {
        kubectl.feed(ROLE, "create", "-f", "-");

        assertThat(patch("azrole/reader", "spec: {ttl: 2h}", "ann").err())
                .contains("User \"ann\" may not use AzureConfig platform");
        kubectl.run("label", "azrole/reader", "a=b", "--as=ann");
        kubectl.run("annotate", "azrole/reader", "a=b", "--as=ann");
        kubectl.run("delete", "azrole/reader", "--as=ann");
    }

    @Test
    @LocalOnly("it changes a definition")
    void a_credential_takes_use_again_only_for_another_role() {
        kubectl.feed(CREDENTIAL, "create", "-f", "-");
        letRolesBeChanged();

        assertThat(patch("azcred/app", "spec: {ttl: 2h}", "ed").exit()).isZero();
        kubectl.run("annotate", "azcred/app", "a=b", "--as=ed");
        assertThat(patch("azcred/app", "spec: {roleRef: {name: writer}}", "ed").err())
                .contains("User \"ed\" may not use AzureRole writer");
        kubectl.run("delete", "azcred/app", "--as=ed");
    }

    /** The definition refuses it before any policy is asked. */
    private void letRolesBeChanged() {
        String rules =
                "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/roleRef"
                        + "/x-kubernetes-validations";
        kubectl.run(
                "patch",
                "crd/azurecredentials.azurecredentials.io",
                "--type=json",
                "-p",
                "[{op: remove, path: %s}]".formatted(rules));
    }

    @Test
    void a_status_is_written_without_use() {
        kubectl.feed(ROLE, "create", "-f", "-");
        grant(
                "sam",
                "{apiGroups: [azurecredentials.io], resources: [azureroles/status], verbs: [get, patch]}");

        assertThat(patchStatus("sam").err()).isEmpty();
        assertThat(patchStatus("ann").err())
                .contains("User \"ann\" cannot get resource \"azureroles/status\"");
    }

    @Test
    void the_operator_needs_no_use_for_what_it_writes_for_others() {
        String operator =
                "system:serviceaccount:%s:%s".formatted(installed.namespace(), Settings.NAME);

        create(ROLE, operator);
        create(CREDENTIAL, operator);
    }

    private Kubectl.Result patch(String object, String patch, String user) {
        return kubectl.runWith("", "patch", object, "--type=merge", "-p", patch, "--as=" + user);
    }

    private Kubectl.Result patchStatus(String user) {
        return kubectl.runWith(
                "",
                "patch",
                "azrole/reader",
                "--subresource=status",
                "--type=merge",
                "-p",
                "status: {observedGeneration: 1}",
                "--as=" + user);
    }
}
