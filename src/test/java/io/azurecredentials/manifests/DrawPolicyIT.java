package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may have a credential delivered to whoever drew it; ed may do everything by RBAC. */
class DrawPolicyIT extends WithInstallation {
    private static final String PLAIN =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureCredential
            metadata: {name: app}
            spec: {roleRef: {name: reader}}
            """;
    private static final String DRAWN =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureCredential
            metadata: {name: app}
            spec:
              roleRef: {name: reader}
              renewal: {mode: OnRequest}
              delivery: Response
              drawnBy:
                user: u
                role: {name: reader, uid: u}
                session: {name: s, uid: u}
            """;
    private static final String ALL =
            "{apiGroups: [azurecredentials.io], resources: [azurecredentials], verbs: [get, create, update, patch, delete]}";
    private static final String USE =
            "{apiGroups: [azurecredentials.io], resources: [azureroles], resourceNames: [reader], verbs: [use]}";
    private static final String REFUSED =
            "delivery Response and drawnBy are written by the operator alone, for whoever draws over its HTTP API. Remove both; delete a draw to revoke it.";

    @BeforeEach
    void letEdDoEverything() {
        grant("ed", ALL, namespace);
        grant("ed", USE, namespace);
    }

    private void draw() {
        kubectl.feed(
                DRAWN,
                "create",
                "-f",
                "-",
                "--as=system:serviceaccount:%s:%s".formatted(installed.namespace(), Settings.NAME));
    }

    private String patch(String patch) {
        return kubectl.runWith("", "patch", "azcred/app", "--type=merge", "-p", patch, "--as=ed")
                .err();
    }

    @Test
    void nobody_draws_with_kubectl_but_the_operator() {
        assertThat(kubectl.failsWith(DRAWN, "create", "-f", "-", "--as=ed")).contains(REFUSED);
        assertThat(kubectl.failsWith(DRAWN, "create", "-f", "-")).contains(REFUSED);

        draw();
    }

    @Test
    void what_is_delivered_as_a_secret_does_not_become_a_draw() {
        kubectl.feed(PLAIN, "create", "-f", "-", "--as=ed");

        assertThat(
                        patch(
                                "spec: {renewal: {mode: OnRequest}, delivery: Response, drawnBy: {user: u, role: {name: reader, uid: u}, session: {name: s, uid: u}}}"))
                .contains(REFUSED);
        assertThat(patch("spec: {suspend: true}")).isEmpty();
    }

    @Test
    void what_was_drawn_is_changed_by_nobody_and_deleted_by_whoever_may() {
        draw();

        assertThat(patch("spec: {maxTTL: 700h}")).contains(REFUSED);
        assertThat(patch("spec: {delivery: Secret, drawnBy: null}")).contains(REFUSED);
        assertThat(patch("metadata: {annotations: {a: b}}")).isEmpty();
        kubectl.run("delete", "azcred/app", "--as=ed", "--wait=false");
    }
}
