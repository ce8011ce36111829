package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.testcluster.Documents;
import io.azurecredentials.testcluster.LocalOnly;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credential that draws on another namespace's role. */
class AcrossNamespacesIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private String guest;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        guest = installation.namespace("team-b");
        operator = installation.operator("across");
        sample = installation.sample();
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
        sample.apply("30-azurerole.yaml");
        installation
                .client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(guest)
                                .withLabels(installation.cluster().labels())
                                .endMetadata()
                                .build())
                .create();
        create();
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void nothing_is_issued_until_the_role_admits_the_namespace() {
        awaitReason(Reason.REFERENCE_NOT_ALLOWED);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);

        allow(Map.of("from", "All"));

        awaitReason(Reason.ISSUED);
    }

    @Test
    @LocalOnly("elsewhere the operator serves some namespaces alone, and reads no labels")
    void a_label_that_a_namespace_gets_admits_it_at_once() {
        allow(
                Map.of(
                        "from",
                        "Selector",
                        "selector",
                        Map.of("matchLabels", Map.of("azure", "yes"))));
        awaitReason(Reason.REFERENCE_NOT_ALLOWED);

        installation
                .client()
                .namespaces()
                .withName(guest)
                .edit(it -> it.edit().editMetadata().addToLabels("azure", "yes").and().build());

        awaitReason(Reason.ISSUED);
    }

    @Test
    void the_config_of_another_namespace_waits_for_its_role_and_what_was_issued_through_it() {
        allow(Map.of("from", "All"));
        awaitReason(Reason.ISSUED);

        Resource<AzureConfig> config =
                installation
                        .client()
                        .resources(AzureConfig.class)
                        .inNamespace(sample.namespace())
                        .withName("platform");
        config.delete();
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(ready(config.get().getStatus().conditions()))
                                        .hasValueSatisfying(
                                                it ->
                                                        assertThat(it.message())
                                                                .contains(
                                                                        "app in namespace "
                                                                                + guest)));
        credential().delete();
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(ready(config.get().getStatus().conditions()))
                                        .map(Condition::message)
                                        .hasValueSatisfying(
                                                it ->
                                                        assertThat(it)
                                                                .contains(
                                                                        "for AzureRole reader.")));
        installation
                .client()
                .resources(AzureRole.class)
                .inNamespace(sample.namespace())
                .withName("reader")
                .delete();

        await().atMost(LONG).until(() -> config.get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    private void allow(Map<String, Object> allowed) {
        sample.change("AzureRole", "reader", it -> it.put("allowedNamespaces", allowed));
    }

    private void create() {
        String yaml =
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata: {name: app, namespace: %s}
                spec: {roleRef: {name: reader, namespace: %s}, ttl: 10m}
                """
                        .formatted(guest, sample.namespace());
        installation.cluster().apply(Documents.parse(yaml));
    }

    private Resource<AzureCredential> credential() {
        return installation
                .client()
                .resources(AzureCredential.class)
                .inNamespace(guest)
                .withName("app");
    }

    private void awaitReason(Reason reason) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(
                                                Optional.ofNullable(credential().get())
                                                        .map(AzureCredential::getStatus)
                                                        .flatMap(it -> ready(it.conditions())))
                                        .map(Condition::reason)
                                        .contains(reason.toString()));
    }

    private static Optional<Condition> ready(@Nullable List<Condition> all) {
        return Objects.requireNonNullElse(all, List.<Condition>of()).stream()
                .filter(it -> it.type().equals(Condition.READY))
                .findFirst();
    }
}
