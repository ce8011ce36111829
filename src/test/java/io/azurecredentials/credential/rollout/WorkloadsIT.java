package io.azurecredentials.credential.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.api.v1alpha1.Consumer;
import io.azurecredentials.api.v1alpha1.Consumer.Kind;
import io.azurecredentials.api.v1alpha1.Consumer.Selector;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.testcluster.Documents;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an API server makes of it. */
class WorkloadsIT {
    private static final Mark FIRST = Mark.of("app", "key-1");
    private static final Mark SECOND = Mark.of("app", "key-2");

    @TempDir Path folder;
    private TestCluster cluster;
    private boolean open = true;
    private Workloads workloads;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        workloads = of(cluster.client());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void each_is_found_once_by_its_name_or_its_labels_and_what_is_not_there_is_named() {
        make("Deployment", "web", "shop");
        make("StatefulSet", "db", "shop");
        make("DaemonSet", "agent", "infra");

        Found found =
                given(
                        workloads.find(
                                cluster.namespace(),
                                List.of(
                                        new Consumer(Kind.DEPLOYMENT, "web", null),
                                        labelled(Kind.DEPLOYMENT, "shop"),
                                        labelled(Kind.STATEFUL_SET, "shop"),
                                        labelled(Kind.DAEMON_SET, "infra"),
                                        labelled(Kind.DAEMON_SET, "shop"),
                                        new Consumer(Kind.STATEFUL_SET, "web", null))));

        assertThat(found.workloads())
                .extracting(Workload::reference)
                .containsExactly("Deployment/web", "StatefulSet/db", "DaemonSet/agent");
        assertThat(found.missing())
                .containsExactly("DaemonSet matching app=shop", "StatefulSet/web");
    }

    @Test
    void more_than_status_has_room_for_are_refused() {
        IntStream.range(0, 101).forEach(it -> make("Deployment", "web-" + it, "shop"));

        assertThat(
                        refused(
                                workloads.find(
                                        cluster.namespace(),
                                        List.of(labelled(Kind.DEPLOYMENT, "shop")))))
                .isInstanceOf(Problem.UserError.class)
                .extracting(Problem::message)
                .isEqualTo(
                        "rolloutRestart matches 101 workloads and at most 100 are restarted; narrow"
                                + " its selectors.");
    }

    @Test
    void a_workload_is_restarted_once_for_each_key() {
        make("Deployment", "web", "shop");

        assertThat(restart(read("web"), FIRST)).isEqualTo(Restart.ASKED);
        assertThat(read("web").bears(FIRST)).isTrue();
        long generation = generation();
        assertThat(restart(read("web"), FIRST)).isEqualTo(Restart.ASKED);
        assertThat(generation()).as("not again").isEqualTo(generation);
        assertThat(restart(read("web"), SECOND)).isEqualTo(Restart.ASKED);
        assertThat(generation()).isEqualTo(generation + 1);
        assertThat(restart(read("web"), Mark.of("other", "key-1"))).isEqualTo(Restart.ASKED);
        assertThat(read("web").bears(SECOND)).as("beside another credential's").isTrue();
    }

    /** Whoever may write the Secret may write what is taken for its key id. */
    @Test
    void nothing_but_the_mark_is_ever_changed() {
        make("Deployment", "web", "shop");
        Mark hostile =
                Mark.of(
                        "app",
                        "x\"}},\"spec\":{\"serviceAccountName\":\"admin\"},\"q\":{\"r\":{\"s\":\"");

        restart(read("web"), hostile);

        assertThat(
                        cluster.client()
                                .apps()
                                .deployments()
                                .inNamespace(cluster.namespace())
                                .withName("web")
                                .get()
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getServiceAccountName())
                .isNull();
        assertThat(read("web").bears(hostile)).isTrue();
    }

    @Test
    void a_selector_that_no_label_can_match_is_refused_with_what_is_wrong() {
        Consumer spaced =
                new Consumer(Kind.DEPLOYMENT, null, new Selector(Map.of("app", "my shop"), null));

        assertThat(given(workloads.find(cluster.namespace(), List.of(spaced))).obstacles())
                .singleElement()
                .isInstanceOf(Problem.UserError.class)
                .extracting(Problem::message)
                .asString()
                .contains("\"my shop\"");
    }

    /** Somebody who led before may have slept meanwhile. */
    @Test
    void who_comes_late_restarts_nobody() {
        make("Deployment", "web", "shop");
        Workload old = read("web");
        restart(read("web"), SECOND);

        assertThat(restart(old, FIRST)).isEqualTo(Restart.CHANGED);
        assertThat(read("web").bears(SECOND)).isTrue();
    }

    @Test
    void one_that_goes_meanwhile_is_not_made_again() {
        make("Deployment", "web", "shop");
        Workload old = read("web");
        cluster.client().resource(old.object()).withGracePeriod(0).delete();

        assertThat(restart(old, FIRST)).isEqualTo(Restart.GONE);
        assertThat(given(workloads.read(cluster.namespace(), "Deployment/web"))).isEmpty();
        make("Deployment", "web", "shop");
        assertThat(restart(old, FIRST)).as("another of that name").isEqualTo(Restart.CHANGED);
    }

    @Test
    void nothing_is_written_once_leadership_is_lost() {
        make("Deployment", "web", "shop");
        open = false;

        assertThatThrownBy(() -> workloads.restart(read("web"), FIRST))
                .isInstanceOf(Gate.Closed.class);
        assertThat(read("web").bears(FIRST)).isFalse();
    }

    @Test
    void who_may_not_is_told_what_to_grant_and_then_may() {
        make("Deployment", "web", "shop");
        Workload web = read("web");
        apply("{apiVersion: v1, kind: ServiceAccount, metadata: {name: operator}}");
        try (KubernetesClient client =
                new KubernetesClientBuilder()
                        .withConfig(
                                Config.fromKubeconfig(
                                        cluster.kubeconfig(cluster.namespace(), "operator")
                                                .toFile()))
                        .build()) {
            Workloads denied = of(client);
            assertThat(refused(denied.read(cluster.namespace(), "Deployment/web")).message())
                    .startsWith("The operator may not get deployments.apps in namespace ");
            List<Consumer> agents = List.of(labelled(Kind.DAEMON_SET, "shop"));
            assertThat(given(denied.find(cluster.namespace(), agents)).obstacles().getFirst())
                    .extracting(Problem::message)
                    .asString()
                    .startsWith("The operator may not list daemonsets.apps in namespace ");
            Problem problem = refused(denied.restart(web, FIRST));
            assertThat(problem).isInstanceOf(Problem.Denied.class);
            assertThat(problem.reason()).isEqualTo(Reason.ROLLOUT_DENIED);
            assertThat(problem.message())
                    .isEqualTo(
                            "The operator may not patch deployments.apps in namespace %1$s, so what rolloutRestart names is not restarted; let it: kubectl create rolebinding azure-credentials-operator-rollout -n %1$s --clusterrole=azure-credentials-operator-rollout --serviceaccount=operators:azure-credentials-operator"
                                    .formatted(cluster.namespace()));
        }
    }

    private Workloads of(KubernetesClient client) {
        return new Workloads(client, () -> open, "operators");
    }

    private void make(String kind, String name, String app) {
        apply(
                """
                {apiVersion: apps/v1, kind: %1$s, metadata: {name: %2$s, labels: {app: %3$s}}, spec: {
                  %4$sselector: {matchLabels: {pod: %2$s}},
                  template: {metadata: {labels: {pod: %2$s}}, spec: {
                    containers: [{name: main, image: "registry.invalid/none:1"}]}}}}
                """
                        .formatted(
                                kind,
                                name,
                                app,
                                kind.equals("StatefulSet") ? "serviceName: db, " : ""));
    }

    private void apply(String yaml) {
        cluster.apply(
                Documents.parse(
                        yaml.replaceFirst(
                                "metadata: \\{",
                                "metadata: {namespace: " + cluster.namespace() + ", ")));
    }

    private Workload read(String name) {
        return given(workloads.read(cluster.namespace(), "Deployment/" + name)).orElseThrow();
    }

    private long generation() {
        return cluster.client()
                .resources(Deployment.class)
                .inNamespace(cluster.namespace())
                .withName("web")
                .get()
                .getMetadata()
                .getGeneration();
    }

    private Restart restart(Workload workload, Mark mark) {
        return given(workloads.restart(workload, mark));
    }

    private static Consumer labelled(Kind kind, String app) {
        return new Consumer(kind, null, new Selector(Map.of("app", app), null));
    }

    private static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(Problem problem) -> throw new AssertionError(problem.message());
        };
    }

    private static <T> Problem refused(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T> _ -> throw new AssertionError("given");
            case Answer.Refused<T>(Problem problem) -> problem;
        };
    }
}
