package io.azurecredentials.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.LocalOnly;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code samples/argo-cd}, synchronised as Argo CD does it while the operator is at work. */
@LocalOnly("their images are nobody's")
class ArgoCdIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String CREDENTIAL = "shop-azure";
    private static final String MARK = "credential.azurecredentials.io/" + CREDENTIAL;

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private GitController argoCD;
    private List<ObjectNode> written;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("argo-cd");
        argoCD = GitController.argoCD(installation.client());
        Repository repository = new Repository(installation);
        repository.prepare();
        written = repository.objects("argo-cd/team-a");
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void each_wave_gets_healthy_and_nothing_is_ever_degraded() {
        assertThat(Repository.waves(written)).hasSize(4).allSatisfy(this::sync);

        assertThat(secret().getData()).hasSize(4);
        assertThat(operator.log()).doesNotContain("defect");
    }

    @Test
    void what_the_operator_does_is_no_difference_and_what_argo_cd_does_costs_nothing() {
        Repository.waves(written).forEach(this::sync);
        assertInSync();
        rotate();
        await().atMost(LONG).until(() -> pods().has(MARK));
        assertInSync();
        String version = secret().getMetadata().getResourceVersion();
        String marked = pods().path(MARK).asText();

        written.forEach(argoCD::apply);

        assertInSync();
        assertThat(pods().path(MARK).asText()).as("self-heal").isEqualTo(marked);
        assertThat(secret().getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(installation.azure().inventory().applications()).hasSize(1);
        assertThat(written)
                .filteredOn(Repository::isOurs)
                .hasSize(3)
                .allSatisfy(it -> assertThat(generation(it)).as("of the spec").isOne())
                .allSatisfy(this::isAppliedByArgoCDAlone);
    }

    /** Or the test before would say nothing. */
    @Test
    void what_somebody_changes_by_hand_is_a_difference_until_git_has_its_way() {
        Repository.waves(written).forEach(this::sync);
        ObjectNode role =
                written.stream()
                        .filter(it -> it.path("kind").asText().equals("AzureRole"))
                        .findFirst()
                        .orElseThrow();
        installation.sample().change("AzureRole", "reader", it -> it.put("ttl", "2h"));
        assertThat(argoCD.wouldChange(role)).isTrue();
        assertThat(argoCD.isOtherwise(role)).isTrue();

        argoCD.apply(role);

        assertInSync();
    }

    /** Argo CD takes for its own, and prunes, what bears its marks and has no owner. */
    @Test
    void the_secret_bears_no_mark_of_argo_cd_and_has_an_owner() {
        Repository.waves(written).forEach(this::sync);

        assertThat(secret().getMetadata().getLabels())
                .containsExactlyEntriesOf(Map.of("app.kubernetes.io/managed-by", Settings.NAME));
        assertThat(secret().getMetadata().getAnnotations().keySet())
                .allMatch(it -> it.startsWith("azurecredentials.io/"));
        assertThat(secret().getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(it -> assertThat(it.getController()).isTrue())
                .satisfies(it -> assertThat(it.getName()).isEqualTo(CREDENTIAL));
    }

    @Test
    void what_is_pruned_is_revoked_wave_by_wave() {
        Repository.waves(written).forEach(this::sync);

        for (List<ObjectNode> wave : Repository.waves(written).reversed()) {
            wave.forEach(argoCD::prune);
            await().atMost(LONG).until(() -> wave.stream().allMatch(this::isGone));
        }

        assertNothingIsLeft();
    }

    @Test
    void what_is_pruned_is_revoked_all_at_once() {
        Repository.waves(written).forEach(this::sync);

        written.forEach(argoCD::prune);
        await().atMost(LONG).until(() -> written.stream().allMatch(this::isGone));

        assertNothingIsLeft();
    }

    /** A wave is over when all of it is healthy, and the sync when something is degraded. */
    private void sync(List<ObjectNode> wave) {
        installation.awaitPolicies();
        wave.forEach(argoCD::apply);
        await().atMost(LONG)
                .failFast(
                        "degraded",
                        () -> wave.stream().anyMatch(it -> health(it) == Health.DEGRADED))
                .until(() -> wave.stream().allMatch(it -> health(it) == Health.HEALTHY));
    }

    private Health health(ObjectNode object) {
        return Repository.isOurs(object)
                ? HealthCheck.of(object.path("kind").asText()).of(live(object)).health()
                : Health.HEALTHY;
    }

    private void assertInSync() {
        await().atMost(LONG)
                .until(() -> written.stream().allMatch(it -> health(it) == Health.HEALTHY));
        assertThat(written)
                .noneSatisfy(
                        it ->
                                assertThat(argoCD.isOtherwise(it))
                                        .as(GitController.name(it))
                                        .isTrue())
                .noneSatisfy(
                        it ->
                                assertThat(argoCD.wouldChange(it))
                                        .as(GitController.name(it))
                                        .isTrue());
    }

    /** Of spec, labels and annotations nobody else has written anything but the test itself. */
    private void isAppliedByArgoCDAlone(ObjectNode object) {
        assertThat(live(object).at("/metadata/managedFields").valueStream())
                .filteredOn(it -> it.path("manager").asText().equals(Settings.NAME))
                .isNotEmpty()
                .allSatisfy(
                        it ->
                                assertThat(it.path("fieldsV1").fieldNames())
                                        .toIterable()
                                        .isSubsetOf("f:status", "f:metadata"))
                .allSatisfy(
                        it ->
                                assertThat(it.at("/fieldsV1/f:metadata").fieldNames())
                                        .toIterable()
                                        .isSubsetOf("f:finalizers", "."));
    }

    private void rotate() {
        String before = String.valueOf(secret().getData());
        installation
                .sample()
                .mergeMetadata(
                        "AzureCredential",
                        CREDENTIAL,
                        "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"1\"}}");
        await().atMost(LONG).until(() -> !String.valueOf(secret().getData()).equals(before));
    }

    private void assertNothingIsLeft() {
        assertThat(installation.azure().inventory().isEmpty()).isTrue();
        assertThat(published().get()).isNull();
        assertThat(operator.log()).doesNotContain("defect");
    }

    private JsonNode pods() {
        return written.stream()
                .filter(it -> it.path("kind").asText().equals("Deployment"))
                .findFirst()
                .map(it -> live(it).at("/spec/template/metadata/annotations"))
                .orElseThrow();
    }

    private long generation(ObjectNode object) {
        return live(object).at("/metadata/generation").asLong();
    }

    private boolean isGone(ObjectNode object) {
        return argoCD.live(object).isEmpty();
    }

    private ObjectNode live(ObjectNode object) {
        return argoCD.live(object).orElseThrow();
    }

    private Secret secret() {
        return published().require();
    }

    private Resource<Secret> published() {
        return installation
                .client()
                .secrets()
                .inNamespace(installation.sample().namespace())
                .withName(CREDENTIAL);
    }
}
