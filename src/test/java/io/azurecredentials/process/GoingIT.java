package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.testcluster.Capability;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What something was issued through or from is to go, or is gone. */
class GoingIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("going");
        sample = installation.sample();
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void without_its_secret_a_config_issues_nothing_new_but_renews_and_revokes() {
        sample.apply("12s", "1h");
        awaitReason(credential("app"), Reason.ISSUED);
        installation.client().secrets().inNamespace(namespace()).withName("azure-root").delete();
        awaitReason(config(), Reason.SECRET_NOT_FOUND);
        Map<String, String> before = sample.secret().orElseThrow();
        restart();
        create("late");

        awaitReason(credential("late"), Reason.CONFIG_NOT_READY);
        Map<String, String> renewed =
                await().atMost(LONG)
                        .until(sample::secret, it -> it.filter(x -> !x.equals(before)).isPresent())
                        .orElseThrow();
        assertThat(consumer().token(renewed)).isPresent();
        assertThat(config().get().getStatus().rootCredential()).isNotNull();
        deleteAll();
        awaitNothingLeft();
    }

    @Test
    void a_role_waits_for_what_was_issued_from_it_and_goes_with_the_last_of_it() {
        sample.apply("12s", "1h");
        awaitReason(credential("app"), Reason.ISSUED);
        role().delete();
        awaitReason(role(), Reason.IN_USE);
        Map<String, String> before = sample.secret().orElseThrow();
        create("late");

        awaitReason(credential("late"), Reason.ROLE_NOT_FOUND);
        assertThat(ready(role()).orElseThrow().message())
                .startsWith("Deletion waits for AzureCredential app. ");
        await().atMost(LONG).until(() -> !sample.secret().equals(Optional.of(before)));
        credential("app").delete();
        await().atMost(LONG).until(() -> credential("app").get() == null);
        await("is woken").atMost(Duration.ofSeconds(10)).until(() -> role().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void a_role_with_the_policy_revoke_takes_along_what_was_issued_from_it_for_good() {
        sample.apply("1h", "2h");
        awaitReason(credential("app"), Reason.ISSUED);
        sample.change("AzureRole", "reader", it -> it.put("deletionPolicy", "Revoke"));
        role().delete();

        await().atMost(LONG).until(() -> role().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        assertThat(sample.secret()).isEmpty();
        awaitReason(credential("app"), Reason.ROLE_DELETED);
        sample.apply("30-azurerole.yaml");
        awaitReason(role(), Reason.RESOLVED);
        restart();
        create("next");
        awaitReason(credential("next"), Reason.ISSUED);
        awaitReason(credential("app"), Reason.ROLE_DELETED);
        deleteAll();
        awaitNothingLeft();
    }

    @Test
    void a_role_that_waits_may_be_told_to_revoke_after_all() {
        sample.apply("1h", "2h");
        awaitReason(credential("app"), Reason.ISSUED);
        role().delete();
        awaitReason(role(), Reason.IN_USE);
        sample.change("AzureRole", "reader", it -> it.put("deletionPolicy", "Revoke"));

        await().atMost(LONG).until(() -> role().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void a_config_that_is_to_go_renews_what_lives_and_issues_nothing_new() {
        sample.apply("12s", "1h");
        awaitReason(credential("app"), Reason.ISSUED);
        config().delete();
        awaitReason(config(), Reason.IN_USE);
        Map<String, String> before = sample.secret().orElseThrow();
        create("late");

        awaitReason(credential("late"), Reason.CONFIG_NOT_FOUND);
        await().atMost(LONG).until(() -> !sample.secret().equals(Optional.of(before)));
        assertThat(ready(config()).orElseThrow().message())
                .startsWith("Deletion waits for AzureCredential app, AzureRole reader. ");
        deleteAll();
        awaitNothingLeft();
    }

    @Test
    void a_namespace_goes_with_everything_in_it() {
        installation.cluster().needs(Capability.FINISHES_NAMESPACES);
        sample.apply("1h", "2h");
        awaitReason(credential("app"), Reason.ISSUED);
        installation.client().namespaces().withName(namespace()).delete();

        awaitNothingLeft();
    }

    @Test
    void a_namespace_goes_with_everything_in_it_although_its_secret_went_first_and_we_restarted() {
        installation.cluster().needs(Capability.FINISHES_NAMESPACES);
        sample.apply("1h", "2h");
        awaitReason(credential("app"), Reason.ISSUED);
        installation.client().secrets().inNamespace(namespace()).withName("azure-root").delete();
        operator.kill();
        installation.client().namespaces().withName(namespace()).delete();
        operator = installation.operator("after");

        awaitNothingLeft();
        await().atMost(LONG)
                .until(
                        () ->
                                installation.client().namespaces().withName(namespace()).get()
                                        == null);
    }

    private void restart() {
        operator.kill();
        operator = installation.operator("restarted");
    }

    private void create(String name) {
        String yaml =
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata: {name: %s, namespace: %s}
                spec: {roleRef: {name: reader}, ttl: 10m}
                """
                        .formatted(name, namespace());
        installation.awaitPolicies();
        installation.cluster().apply(Documents.parse(yaml));
    }

    /** In the order in which everything has to wait for what comes after. */
    private void deleteAll() {
        config().delete();
        role().delete();
        installation.client().resources(AzureCredential.class).inNamespace(namespace()).delete();
    }

    private void awaitNothingLeft() {
        await().atMost(LONG)
                .until(
                        () ->
                                config().get() == null
                                        && role().get() == null
                                        && credential("app").get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        assertThat(kept()).isEmpty();
        assertThat(operator.log()).doesNotContain("defect", "fake~");
    }

    private List<Secret> kept() {
        return installation
                .client()
                .secrets()
                .inNamespace(installation.environment("any").get("POD_NAMESPACE"))
                .withLabel("app.kubernetes.io/component", "root-credential")
                .list()
                .getItems();
    }

    private Consumer consumer() {
        return new Consumer(installation.azure().proxy(), installation.azure().caPem());
    }

    private String namespace() {
        return sample.namespace();
    }

    private Resource<AzureConfig> config() {
        return named(AzureConfig.class, "platform");
    }

    private Resource<AzureRole> role() {
        return named(AzureRole.class, "reader");
    }

    private Resource<AzureCredential> credential(String name) {
        return named(AzureCredential.class, name);
    }

    private <R extends HasMetadata> Resource<R> named(Class<R> type, String name) {
        return installation.client().resources(type).inNamespace(namespace()).withName(name);
    }

    private static void awaitReason(Resource<? extends HasMetadata> object, Reason reason) {
        await(reason.toString())
                .atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(ready(object))
                                        .map(Condition::reason)
                                        .contains(reason.toString()));
    }

    private static Optional<Condition> ready(Resource<? extends HasMetadata> object) {
        return Optional.ofNullable(object.get())
                .flatMap(it -> Optional.ofNullable(conditions(it)))
                .flatMap(
                        all ->
                                all.stream()
                                        .filter(it -> it.type().equals(Condition.READY))
                                        .findFirst());
    }

    private static @Nullable List<Condition> conditions(HasMetadata object) {
        return switch (object) {
            case AzureConfig it when it.getStatus() != null -> it.getStatus().conditions();
            case AzureRole it when it.getStatus() != null -> it.getStatus().conditions();
            case AzureCredential it when it.getStatus() != null -> it.getStatus().conditions();
            default -> null;
        };
    }
}
