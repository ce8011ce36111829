package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what with an AzureSession, asked of real kubectl: ann may do everything by RBAC. */
class SessionPolicyIT extends WithInstallation {
    private static final String SESSION =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureSession
            metadata: {name: session-00000000000000000000000000000000}
            spec:
              role: {name: reader, uid: 5f0c8c2e-0000-4000-8000-000000000001}
              subject: {tenantID: t, objectID: o}
              policies: [default]
              issuedAt: 2026-11-01T12:00:00Z
              expiresAt: 2026-11-01T13:00:00Z
              creationTTL: PT1H
              renewable: true
              keyID: "00000000"
              digest: "00"
              seal: "00"
            """;
    private static final String OBJECT = "azsess/session-00000000000000000000000000000000";
    private static final String ALL =
            "{apiGroups: [azurecredentials.io], resources: [azuresessions], verbs: [get, list, create, update, patch, delete]}";
    private static final String REFUSED =
            "AzureSessions are written by the operator alone, when somebody logs in; delete one to log its machine out.";

    @BeforeEach
    void letAnnDoEverything() {
        grant("ann", ALL, namespace);
    }

    private String operator() {
        return "system:serviceaccount:%s:%s".formatted(installed.namespace(), Settings.NAME);
    }

    private void create() {
        kubectl.feed(SESSION, "create", "-f", "-", "--as=" + operator());
    }

    @Test
    void nobody_makes_a_session_but_the_operator() {
        assertThat(kubectl.failsWith(SESSION, "create", "-f", "-", "--as=ann")).contains(REFUSED);
        assertThat(kubectl.failsWith(SESSION, "create", "-f", "-")).contains(REFUSED);

        create();
    }

    @Test
    void nobody_changes_what_a_session_says_but_the_operator() {
        create();

        assertThat(patch("spec: {usesLeft: 1000}", "ann")).contains(REFUSED);
        assertThat(patch("spec: {policies: [root]}", "ann")).contains(REFUSED);
        kubectl.feed(
                SESSION.replace("renewable: true", "renewable: false"),
                "replace",
                "-f",
                "-",
                "--as=" + operator());
    }

    @Test
    void whoever_may_delete_a_session_logs_its_machine_out() {
        create();

        kubectl.run("label", OBJECT, "a=b", "--as=ann");
        kubectl.run("delete", OBJECT, "--as=ann");
    }

    @Test
    void editors_and_admins_of_a_namespace_see_no_sessions() {
        kubectl.run("create", "rolebinding", "bob", "--clusterrole=admin", "--user=bob");

        assertThat(Cluster.can(kubectl, "bob", "get", "azuresessions.azurecredentials.io", ""))
                .isFalse();
        assertThat(Cluster.can(kubectl, "bob", "delete", "azuresessions.azurecredentials.io", ""))
                .isFalse();
    }

    private String patch(String patch, String user) {
        return kubectl.runWith("", "patch", OBJECT, "--type=merge", "-p", patch, "--as=" + user)
                .err();
    }
}
