package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.settings.Variable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be seen without installing it. */
class ManifestsTest {
    private static final String POLICIES = "50-policies.yaml";

    @Test
    void every_file_is_installed() {
        Path definitions = Path.of("crds");
        assertThat(Shipped.resources(Shipped.FOLDER))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("../crds"), Shipped.files(Shipped.FOLDER))
                                .toList());
        assertThat(Shipped.resources(definitions))
                .containsExactlyInAnyOrderElementsOf(Shipped.files(definitions).toList());
    }

    @Test
    void everything_of_the_operator_bears_its_name() {
        assertThat(Shipped.objects())
                .allSatisfy(
                        it ->
                                assertThat(it.at("/metadata/name").asText())
                                        .startsWith(Settings.NAME))
                .filteredOn(it -> it.at("/metadata").has("namespace"))
                .hasSize(6)
                .extracting(it -> it.at("/metadata/namespace").asText())
                .containsOnly(Settings.NAME);
    }

    @Test
    void no_rule_gives_everything_of_something() {
        assertThat(Shipped.roles().flatMap(it -> it.path("rules").valueStream()))
                .hasSizeGreaterThan(10)
                .noneSatisfy(it -> assertThat(it.toString()).contains("*"));
    }

    @Test
    void no_role_gives_use() {
        assertThat(verbs(Shipped.roles()))
                .contains("get")
                .doesNotContain("use", "bind", "escalate");
    }

    /** Whoever may patch a pod template may run anything: that is for each namespace to give. */
    @Test
    void restarting_is_in_a_role_of_its_own_that_nobody_has() {
        assertThat(resources(Shipped.boundRoles()))
                .doesNotContain("deployments", "statefulsets", "daemonsets");
        assertThat(verbsOn(Shipped.roles(), "deployments", "statefulsets", "daemonsets"))
                .containsExactly("get", "list", "patch");
        assertThat(Shipped.objects("ClusterRole"))
                .filteredOn(
                        it -> it.at("/metadata/name").asText().equals(Settings.NAME + "-rollout"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("rules")).hasSize(1));
    }

    @Test
    void people_get_no_secret_and_write_no_status() {
        assertThat(resources(Shipped.aggregatedRoles()))
                .containsOnly("azurecredentials", "azureroles");
    }

    @Test
    void the_operator_makes_and_removes_what_is_drawn_and_updates_nothing_whole() {
        assertThat(verbsOn(Shipped.boundRoles(), "azurecredentials"))
                .containsOnly("get", "list", "watch", "patch", "create", "delete");
        assertThat(verbsOn(Shipped.boundRoles(), "azureroles", "azureconfigs"))
                .doesNotContain("update", "deletecollection");
    }

    /** For whoever administers over HTTP; what RBAC lets him do is asked first. */
    @Test
    void the_operator_makes_and_removes_configs_and_roles_and_asks_who_may() {
        assertThat(verbsOn(Shipped.boundRoles(), "azureconfigs", "azureroles"))
                .containsExactlyInAnyOrder("get", "list", "watch", "patch", "create", "delete");
        assertThat(verbsOn(Shipped.boundRoles(), "tokenreviews", "subjectaccessreviews"))
                .containsExactly("create");
    }

    @Test
    void sessions_are_the_operators_alone() {
        assertThat(verbsOn(Shipped.boundRoles(), "azuresessions"))
                .containsExactlyInAnyOrder("get", "list", "watch", "create", "update", "delete");
        assertThat(resources(Shipped.aggregatedRoles())).doesNotContain("azuresessions");
    }

    @Test
    void only_the_operator_is_bound_and_only_its_pods_have_its_token() {
        assertThat(Shipped.bindings())
                .hasSize(3)
                .extracting(it -> it.path("subjects").toString())
                .containsOnly(
                        "[{\"kind\":\"ServiceAccount\",\"name\":\"%1$s\",\"namespace\":\"%1$s\"}]"
                                .formatted(Settings.NAME));
        assertThat(
                        Shipped.object("ServiceAccount")
                                .path("automountServiceAccountToken")
                                .asBoolean())
                .isFalse();
        assertThat(pod().path("serviceAccountName").asText()).isEqualTo(Settings.NAME);
        assertThat(pod().path("automountServiceAccountToken").asBoolean()).isTrue();
    }

    /** As the Pod Security Standards list it. */
    @Test
    void the_pods_are_restricted_as_their_namespace_demands() {
        assertThat(
                        Shipped.object("Namespace")
                                .at("/metadata/labels")
                                .path("pod-security.kubernetes.io/enforce")
                                .asText())
                .isEqualTo("restricted");
        JsonNode security = pod().path("securityContext");
        assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(security.path("runAsUser").asInt()).isPositive();
        assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod().fieldNames())
                .toIterable()
                .doesNotContain("hostNetwork", "hostPID", "hostIPC", "initContainers");
        JsonNode container = container().path("securityContext");
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(Shipped.texts(container.at("/capabilities/drop"))).containsExactly("ALL");
        assertThat(container.has("privileged")).isFalse();
        assertThat(pod().at("/volumes").toString()).doesNotContain("hostPath");
    }

    @Test
    void the_pods_are_told_what_they_understand_and_asked_where_they_answer() {
        assertThat(container().path("env").valueStream().map(it -> it.path("name").asText()))
                .contains("POD_NAMESPACE", "POD_NAME")
                .isSubsetOf(Arrays.stream(Variable.values()).map(Variable::name).toList());
        assertThat(container().at("/livenessProbe/httpGet/path").asText()).isEqualTo("/healthz");
        assertThat(container().at("/readinessProbe/httpGet/path").asText()).isEqualTo("/readyz");
        assertThat("`" + container().at("/ports/0/containerPort").asText() + "`")
                .isEqualTo(Variable.HEALTH_PORT.byDefault());
        JsonNode labels = Shipped.object("Deployment").at("/spec/template/metadata/labels");
        assertThat(Shipped.object("Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(Shipped.object("Deployment").at("/spec/selector/matchLabels")).isEqualTo(labels);
    }

    @Test
    void the_policies_exempt_the_operator_alone() {
        String account = "system:serviceaccount:%1$s:%1$s".formatted(Settings.NAME);
        assertThat(Shipped.objects("ValidatingAdmissionPolicy"))
                .hasSize(4)
                .allSatisfy(
                        it ->
                                assertThat(it.at("/spec/matchConditions/0/expression").asText())
                                        .isEqualTo(
                                                "request.userInfo.username != \""
                                                        + account
                                                        + "\""));
    }

    @Test
    void the_policies_are_in_the_jar_as_they_stand_here() throws IOException {
        try (InputStream packaged =
                        Settings.class.getResourceAsStream(
                                "/io/azurecredentials/admission/" + POLICIES);
                InputStream written = Files.newInputStream(Shipped.FOLDER.resolve(POLICIES))) {
            assertThat(packaged).hasSameContentAs(written);
        }
    }

    private static JsonNode pod() {
        return Shipped.object("Deployment").at("/spec/template/spec");
    }

    private static JsonNode container() {
        assertThat(pod().path("containers")).hasSize(1);
        return pod().at("/containers/0");
    }

    private static List<String> verbs(Stream<JsonNode> roles) {
        return all(roles, "verbs");
    }

    private static List<String> resources(Stream<JsonNode> roles) {
        return all(roles, "resources");
    }

    private static List<String> all(Stream<JsonNode> roles, String field) {
        return roles.flatMap(it -> it.path("rules").valueStream())
                .flatMap(it -> Shipped.texts(it.path(field)).stream())
                .distinct()
                .toList();
    }

    private static List<String> verbsOn(Stream<JsonNode> roles, String... resources) {
        return roles.flatMap(it -> it.path("rules").valueStream())
                .filter(
                        it ->
                                Shipped.texts(it.path("resources")).stream()
                                        .anyMatch(List.of(resources)::contains))
                .flatMap(it -> Shipped.texts(it.path("verbs")).stream())
                .distinct()
                .toList();
    }
}
