package io.azurecredentials.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Kstatus;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.testcluster.LocalOnly;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code samples/flux}, applied as Flux does it while the operator is at work. */
@LocalOnly("their images are nobody's")
class FluxIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Repository repository;
    private List<ObjectNode> platform;
    private List<ObjectNode> team;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("flux");
        repository = new Repository(installation);
        repository.prepare();
        platform = repository.objects("flux/platform");
        team = repository.objects("flux/team-a");
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void one_kustomization_is_ready_after_the_other_and_stays_as_git_has_it() {
        GitController flux = GitController.flux(installation.client());
        reconcile(flux, platform);
        try (KubernetesClient deployer = deployer()) {
            GitController own = GitController.flux(deployer);
            reconcile(own, team);

            assertThat(team).noneMatch(own::wouldChange).noneMatch(own::isOtherwise);
            assertThat(platform).noneMatch(flux::wouldChange).noneMatch(flux::isOtherwise);
            assertThat(operator.log()).doesNotContain("defect");
            team.forEach(own::prune);
            await().atMost(LONG).until(() -> team.stream().allMatch(it -> own.live(it).isEmpty()));
        }
        assertThat(installation.azure().inventory().isEmpty()).isTrue();
        platform.forEach(flux::prune);
        await().atMost(LONG).until(() -> platform.stream().allMatch(it -> flux.live(it).isEmpty()));
    }

    @Test
    void the_team_may_use_the_role_that_it_was_given_and_no_other() {
        reconcile(GitController.flux(installation.client()), platform);
        ObjectNode other = team.getFirst().deepCopy();
        other.withObject("/spec/roleRef").put("name", "owner");
        try (KubernetesClient deployer = deployer()) {
            GitController own = GitController.flux(deployer);

            assertThatThrownBy(() -> own.apply(other))
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("may not use AzureRole owner");
            assertThatThrownBy(() -> own.apply(ofKind("AzureConfig")))
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("forbidden");
        }
    }

    private ObjectNode ofKind(String kind) {
        return platform.stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** With {@code wait: true}, which gives up as soon as something has failed. */
    private void reconcile(GitController flux, List<ObjectNode> objects) {
        installation.awaitPolicies();
        inTheOrderOfFlux(objects).forEach(flux::apply);
        await().atMost(LONG)
                .failFast(
                        "failed",
                        () -> objects.stream().anyMatch(it -> is(Kstatus.FAILED, flux, it)))
                .until(() -> objects.stream().allMatch(it -> is(Kstatus.CURRENT, flux, it)));
    }

    /** What the API server has from birth comes first, then everything by its kind. */
    private static List<ObjectNode> inTheOrderOfFlux(List<ObjectNode> objects) {
        return objects.stream()
                .sorted(
                        Comparator.comparing(Repository::isOurs)
                                .thenComparing(it -> it.path("kind").asText()))
                .toList();
    }

    private static boolean is(Kstatus wanted, GitController flux, ObjectNode object) {
        Kstatus status =
                Repository.isOurs(object)
                        ? kstatus(flux.live(object).orElseThrow())
                        : Kstatus.CURRENT;
        return status == wanted;
    }

    private static Kstatus kstatus(JsonNode live) {
        JsonNode conditions = live.at("/status/conditions");
        return Kstatus.of(
                live.path("metadata").has("deletionTimestamp"),
                live.at("/metadata/generation").asLong(),
                live.at("/status/observedGeneration").asLong(),
                conditions
                        .valueStream()
                        .map(it -> JSON.convertValue(it, Condition.class))
                        .toList());
    }

    /** As the ServiceAccount that the Kustomization names. */
    private KubernetesClient deployer() {
        Path kubeconfig =
                installation.cluster().kubeconfig(installation.sample().namespace(), "deployer");
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }
}
