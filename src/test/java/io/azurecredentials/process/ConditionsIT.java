package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees when something is missing or wrong, and that it mends itself. */
class ConditionsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("conditions");
        sample = installation.sample();
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void what_is_missing_is_named_and_picked_up_when_it_appears() {
        sample.apply("00-namespace.yaml");
        sample.apply("40-azurecredential.yaml");
        awaitReason(Reason.ROLE_NOT_FOUND);
        sample.apply("30-azurerole.yaml");
        awaitReason(Reason.ROLE_NOT_READY);
        sample.apply("20-azureconfig.yaml");
        await().atMost(LONG).until(() -> has(configConditions(), Reason.SECRET_NOT_FOUND));
        assertThat(installation.azure().journal()).isEmpty();
        sample.apply("10-root-secret.yaml");
        awaitReason(Reason.ISSUED);
    }

    @Test
    void a_wrong_root_secret_is_named_and_causes_no_storm() {
        sample.apply("00-namespace.yaml");
        write("azure-root", Map.of("clientSecret", "fake~wrong"));
        sample.apply("20-azureconfig.yaml");
        await().atMost(LONG).until(() -> has(configConditions(), Reason.CREDENTIAL_REFUSED));
        sample.apply("10-root-secret.yaml");
        await().atMost(LONG).until(() -> has(configConditions(), Reason.ACCESS_PROVEN));
        assertThat(installation.azure().journal()).hasSizeLessThan(6);
    }

    @Test
    void a_secret_that_is_not_ours_stays_as_it_is_and_nothing_is_made() {
        sample.apply("00-namespace.yaml");
        Secret theirs = write(Sample.NAME, Map.of("theirs", "fake"));
        sample.apply();
        awaitReason(Reason.SECRET_CONFLICT);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(secret().getMetadata().getResourceVersion())
                .isEqualTo(theirs.getMetadata().getResourceVersion());
    }

    @Test
    void a_secret_that_somebody_deleted_comes_back_with_another_password() {
        sample.apply("1h", "2h");
        Map<String, String> first =
                await().atMost(LONG).until(sample::secret, Optional::isPresent).orElseThrow();
        installation.client().resource(secret()).delete();
        Map<String, String> second =
                await().atMost(LONG).until(sample::secret, Optional::isPresent).orElseThrow();
        assertThat(second.get("client_id")).isEqualTo(first.get("client_id"));
        assertThat(second.get("client_secret")).isNotEqualTo(first.get("client_secret"));
    }

    private void awaitReason(Reason reason) {
        await(reason.toString())
                .atMost(LONG)
                .until(
                        () ->
                                has(
                                        sample.credential()
                                                .map(AzureCredential::getStatus)
                                                .flatMap(it -> Optional.ofNullable(it.conditions()))
                                                .orElse(List.of()),
                                        reason));
    }

    private List<Condition> configConditions() {
        return Optional.ofNullable(
                        installation
                                .client()
                                .resources(AzureConfig.class)
                                .inNamespace(sample.namespace())
                                .withName("platform")
                                .get()
                                .getStatus())
                .flatMap(it -> Optional.ofNullable(it.conditions()))
                .orElse(List.of());
    }

    private static boolean has(List<Condition> conditions, Reason reason) {
        return conditions.stream()
                .filter(it -> it.type().equals(Condition.READY))
                .anyMatch(it -> it.reason().equals(reason.toString()));
    }

    private Secret write(String name, Map<String, String> data) {
        return installation
                .client()
                .resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace(sample.namespace())
                                .withLabels(installation.cluster().labels())
                                .endMetadata()
                                .withStringData(data)
                                .build())
                .create();
    }

    private Secret secret() {
        return installation
                .client()
                .secrets()
                .inNamespace(sample.namespace())
                .withName(Sample.NAME)
                .get();
    }
}
