package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews answer from the rules in force. */
class ReviewsIT extends WithKubectl {

    ReviewsIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
    }

    @BeforeEach
    void bobReadsMaps() {
        kubectl.feed(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: r}
                rules:
                - {apiGroups: [""], resources: [configmaps], resourceNames: [a], verbs: [get, use]}
                """,
                "create",
                "-f",
                "-");
        kubectl.run("create", "rolebinding", "r", "--role=r", "--user=bob", "--group=crew");
    }

    @Test
    void can_i_tells_what_i_may() {
        assertThat(kubectl.run("auth", "can-i", "use", "cm/a", "--as=bob")).isEqualTo("yes\n");
        assertThat(kubectl.runWith("", "auth", "can-i", "use", "cm/b", "--as=bob").out())
                .isEqualTo("no\n");
        assertThat(kubectl.run("auth", "can-i", "--list", "--as=bob"))
                .containsPattern("configmaps +\\[\\] +\\[a\\] +\\[get use\\]")
                .contains("selfsubjectreviews.authentication.k8s.io");
    }

    private String access(String spec, String path) {
        String review =
                "---\n{apiVersion: authorization.k8s.io/v1, kind: SubjectAccessReview, spec: "
                        + spec
                        + "}";
        return kubectl.feed(
                review, "create", "--validate=false", "-f", "-", "-o", "jsonpath={" + path + "}");
    }

    @Test
    void a_subject_access_review_answers_for_users_and_groups() {
        String use =
                "resourceAttributes: {verb: use, resource: configmaps, namespace: " + namespace;

        assertThat(access("{user: bob, " + use + ", name: a}}", ".status.allowed"))
                .isEqualTo("true");
        assertThat(access("{user: eve, " + use + ", name: a}}", ".status.allowed"))
                .isEqualTo("false");
        assertThat(access("{user: eve, groups: [crew], " + use + ", name: a}}", ".status.reason"))
                .isEqualTo(
                        "RBAC: allowed by RoleBinding \"r/"
                                + namespace
                                + "\" of Role \"r\" to Group \"crew\"");
        assertThat(
                        access(
                                "{user: bob, nonResourceAttributes: {verb: get, path: /api}}",
                                ".status.allowed"))
                .isEqualTo("false");
    }

    @Test
    void a_token_review_answers_for_its_audiences() {
        kubectl.run("create", "sa", "robot");
        String token = kubectl.run("create", "token", "robot", "--audience=vault").trim();
        String review =
                "---\n{apiVersion: authentication.k8s.io/v1, kind: TokenReview, spec: {token: %s,"
                        + " audiences: [%s]}}";

        assertThat(
                        kubectl.feed(
                                review.formatted(token, "other, vault"),
                                "create",
                                "--validate=false",
                                "-f",
                                "-",
                                "-o",
                                "jsonpath={.status.authenticated} {.status.user.username}"
                                        + " {.status.audiences}"))
                .isEqualTo("true system:serviceaccount:" + namespace + ":robot [\"vault\"]");
        assertThat(
                        kubectl.feed(
                                review.formatted(token, "other"),
                                "create",
                                "--validate=false",
                                "-f",
                                "-",
                                "-o",
                                "jsonpath={.status.authenticated}{.status.error}"))
                .contains(
                        "[invalid bearer token, token audiences [\"vault\"] is invalid for the"
                                + " target audiences [\"other\"]]");
        assertThat(
                        kubectl.feed(
                                review.formatted("nonsense", "other"),
                                "create",
                                "--validate=false",
                                "-f",
                                "-",
                                "-o",
                                "jsonpath={.status.authenticated}{.status.error}"))
                .contains("[invalid bearer token");
    }
}
