package io.azurecredentials.testcluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.fixture.Widgets;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the tests refuse to run. */
class PreflightIT {

    private static final String WIDGET =
            """
            apiVersion: example.test/v1
            kind: Widget
            metadata: {name: w, namespace: default}
            spec: {size: 1}
            """;

    @TempDir Path folder;
    private LocalCluster cluster;
    private KubernetesClient client;

    @BeforeEach
    void start() {
        cluster = LocalCluster.start();
        client = Clients.of(cluster.writeSecureKubeconfig(folder.resolve("kubeconfig")));
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    private Optional<String> objection() {
        return new Preflight(client, GivenRun.definitions()).objection();
    }

    private void apply(String yaml) {
        Documents.parse(yaml).forEach(it -> Applied.to(client, it));
    }

    private void define() {
        Documents.parse(Widgets.DEFINITION)
                .forEach(it -> new Definitions(client).provide(it, new Run("abc").labels()));
    }

    @Test
    void a_cluster_without_anything_of_ours_is_welcome() {
        assertThat(objection()).isEmpty();
    }

    @Test
    void objects_of_our_kinds_that_no_test_made_are_left_alone() {
        define();
        apply(WIDGET);

        assertThat(objection())
                .hasValueSatisfying(it -> assertThat(it).contains("Widget default/w"));
    }

    @Test
    void objects_of_another_run_are_not_in_the_way() {
        define();
        apply(
                "{apiVersion: v1, kind: Namespace, metadata: {name: n, labels: {azurecredentials.io/test: x}}}");
        apply(WIDGET.replace("default", "n"));
        apply(WIDGET.replace("name: w", "name: v, labels: {azurecredentials.io/test: x}"));

        assertThat(objection()).isEmpty();
    }

    @Test
    void an_operator_that_somebody_installed_is_in_the_way() {
        cluster.apply(Path.of("crds"));
        cluster.apply(Path.of("manifests"));

        assertThat(objection())
                .hasValueSatisfying(it -> assertThat(it).contains("an operator is installed"));
    }

    @Test
    void the_same_definition_is_used_as_it_is() {
        cluster.apply(Path.of("crds"));

        assertThat(objection()).isEmpty();
    }

    @Test
    void another_version_of_a_definition_is_never_changed() {
        cluster.apply(Path.of("crds"));
        edited("azureroles.azurecredentials.io");

        assertThat(objection())
                .hasValueSatisfying(
                        it ->
                                assertThat(it)
                                        .contains("another version of the")
                                        .contains("azureroles.azurecredentials.io"));
    }

    @Test
    void a_definition_that_a_run_left_behind_is_named_as_such() {
        define();
        edited("widgets.example.test");

        assertThat(objection())
                .hasValueSatisfying(it -> assertThat(it).contains("left by test run abc"));
    }

    /** Something is allowed that ours does not know. */
    private void edited(String name) {
        GenericKubernetesResource definition =
                client.genericKubernetesResources(
                                "apiextensions.k8s.io/v1", "CustomResourceDefinition")
                        .withName(name)
                        .get();
        definition.<List<String>>get("spec", "names", "categories").add("more");
        client.resource(definition).update();
    }

    @Test
    void who_is_no_cluster_administrator_is_told_so() {
        apply(
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: default}}");
        apply(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: robot}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
                subjects: [{kind: ServiceAccount, name: robot, namespace: default}]
                """);
        Path robot = cluster.writeKubeconfig(folder.resolve("robot"), "default", "robot");
        try (KubernetesClient theirs = Clients.of(robot)) {
            assertThat(new Preflight(theirs, GivenRun.definitions()).objection())
                    .hasValueSatisfying(it -> assertThat(it).contains("need cluster-admin"));
        }
    }

    @Test
    void a_server_that_does_not_answer_is_named() {
        cluster.close();

        assertThat(objection()).hasValueSatisfying(it -> assertThat(it).contains("no answer"));
    }
}
