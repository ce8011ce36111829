package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to objects whose writers nobody checked. */
class UsePolicyIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void what_nobody_checked_is_not_issued_until_it_is_made_again() {
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
        sample.apply("30-azurerole.yaml");
        withdraw("azure-credentials-operator-use-azurerole");
        try (OperatorProcess _ = installation.operator("required")) {
            sample.apply();
            awaitReason(Reason.POLICY_MISSING);
            installation.installPolicies();
            touch();
            awaitReason(Reason.USE_UNCHECKED);
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
            sample.apply();
            awaitReason(Reason.ISSUED);
        }
    }

    @Test
    void a_role_that_nobody_checked_gives_nothing_until_it_is_changed_under_the_policies() {
        withdraw("azure-credentials-operator-use-azureconfig");
        sample.apply();
        try (OperatorProcess _ = installation.operator("required")) {
            awaitReason(Reason.ROLE_NOT_READY);
            awaitRole(Reason.POLICY_MISSING);
            installation.installPolicies();
            annotate("AzureRole", "reader");
            awaitRole(Reason.USE_UNCHECKED);
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
            sample.change("AzureRole", "reader", spec -> spec.put("ttl", "15s"));
            awaitRole(Reason.RESOLVED);
            awaitReason(Reason.ISSUED);
        }
    }

    @Test
    void what_was_issued_is_renewed_when_the_policies_are_gone() {
        try (OperatorProcess _ = installation.operator("required")) {
            sample.apply();
            Map<String, String> first =
                    await().atMost(LONG).until(sample::secret, Optional::isPresent).orElseThrow();
            withdraw("azure-credentials-operator-use-azurerole");
            withdraw("azure-credentials-operator-use-azureconfig");
            await().atMost(LONG).until(() -> !sample.secret().equals(Optional.of(first)));
            awaitReason(Reason.ISSUED);
        }
    }

    @Test
    void where_checks_are_optional_nothing_waits_for_them() {
        withdraw("azure-credentials-operator-use-azurerole");
        withdraw("azure-credentials-operator-use-azureconfig");
        try (OperatorProcess _ =
                installation.operator("optional", Map.of("USE_POLICY", "optional"))) {
            sample.apply();
            awaitReason(Reason.ISSUED);
        }
    }

    private void withdraw(String name) {
        installation
                .client()
                .resources(ValidatingAdmissionPolicyBinding.class)
                .withName(installation.shipped(name))
                .delete();
    }

    private void touch() {
        annotate("AzureCredential", Sample.NAME);
    }

    private void annotate(String kind, String name) {
        sample.mergeMetadata(kind, name, "{\"annotations\":{\"look\":\"again\"}}");
    }

    private void awaitReason(Reason reason) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(conditions())
                                        .filteredOn(it -> it.type().equals(Condition.READY))
                                        .extracting(Condition::reason)
                                        .containsExactly(reason.toString()));
    }

    private void awaitRole(Reason reason) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(sample.ready())
                                        .extracting(Condition::reason)
                                        .contains(reason.toString()));
    }

    private List<Condition> conditions() {
        return sample.credential()
                .map(AzureCredential::getStatus)
                .flatMap(it -> Optional.ofNullable(it.conditions()))
                .orElse(List.of());
    }
}
