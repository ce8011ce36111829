package io.azurecredentials.process;

import static io.azurecredentials.emulator.control.FaultRule.probability;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.base.Reason;
import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.testcluster.Capability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged operator tells, and that it tells each thing once. */
class EventsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private Kubectl kubectl;
    private Told told;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        told = new Told(installation);
        kubectl = installation.cluster().kubectl(folder);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void each_thing_is_told_once_over_rotation_restart_sigkill_and_another_apply() {
        OperatorProcess operator = installation.operator("same");
        sample.apply("10s", "1h");
        awaitRotations(1);
        assertThat(operator.terminate()).isZero();
        sample.apply("10s", "1h");
        operator = installation.operator("same");
        awaitRotations(2);
        operator.kill();
        try (OperatorProcess _ = installation.operator("same")) {
            awaitRotations(3);
            sample.apply("1h", "1h");
            await().atMost(LONG).until(() -> rests(sample));
            int rotations = (int) sequence(sample) - 1;
            awaitRotations(rotations);
            assertThat(told.lines())
                    .containsOnlyOnce(
                            "Normal AccessProven AzureConfig/platform",
                            "Normal Resolved AzureRole/reader",
                            "Normal Issued AzureCredential/app")
                    .hasSize(3 + rotations);
            assertThat(kubectl.run("describe", "azcred/app", "-n", sample.namespace()))
                    .containsPattern(
                            "Normal +Issued .*azure-credentials-operator +Secret app holds")
                    .containsPattern("Normal +Rotated .*another password");
            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
            await().atMost(LONG).until(() -> told.lines().size() == 4 + rotations);
            assertThat(told.lines()).containsOnlyOnce("Normal Revoked AzureCredential/app");
            assertThat(kubectl.run("get", "events", "-n", sample.namespace()))
                    .containsOnlyOnce("Revoked")
                    .containsOnlyOnce("Issued")
                    .contains("azurecredential/app");
        }
        // Where removing the finalizer is tried again, so is the last Event
        assertThat(told.tries()).allMatch(it -> it.status() == 201 || it.status() == 409);
    }

    @Test
    void what_a_killed_operator_began_its_successor_tells_once() {
        sample.apply();
        for (int kill = 0; kill < 3; kill++) {
            int made = kill + 1;
            OperatorProcess operator = installation.operator("same");
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> installation.azure().inventory().toString().length() > 80 * made);
            operator.kill();
        }
        try (OperatorProcess _ = installation.operator("same")) {
            await().atMost(LONG)
                    .until(() -> told.lines().contains("Normal Issued AzureCredential/app"));
            assertThat(told.lines())
                    .containsOnlyOnce("Normal Issued AzureCredential/app")
                    .noneMatch(it -> it.startsWith("Warning"));
        }
    }

    @Test
    void a_failure_is_told_once_however_often_it_is_tried_again() {
        try (OperatorProcess _ = installation.operator("failures")) {
            sample.apply("00-namespace.yaml");
            sample.apply("40-azurecredential.yaml");
            awaitTold("Warning IssueFailed AzureCredential/app");
            sample.apply("10-root-secret.yaml");
            sample.apply("20-azureconfig.yaml");
            awaitTold("Normal AccessProven AzureConfig/platform");
            installation
                    .azure()
                    .controls()
                    .faults(probability("graph.*", 1, FaultKind.INTERNAL_ERROR));
            sample.apply("30-azurerole.yaml");
            await().atMost(LONG).until(() -> told.lines().size() == 4);
            long retries = faults() + 2;
            await().atMost(LONG).until(() -> faults() > retries);
            assertThat(told.lines())
                    .containsExactlyInAnyOrder(
                            "Warning IssueFailed AzureCredential/app",
                            "Normal AccessProven AzureConfig/platform",
                            "Normal Resolved AzureRole/reader",
                            "Warning IssueFailed AzureCredential/app");
            assertThat(told.notes())
                    .anyMatch(it -> it.startsWith("RoleNotFound: AzureRole reader"))
                    .anyMatch(it -> it.startsWith("AzureUnavailable: "));
            installation.azure().controls().faults();
            awaitTold("Normal Issued AzureCredential/app");
        }
    }

    @Test
    void a_secret_that_somebody_deleted_is_told_and_so_is_what_takes_its_place() {
        try (OperatorProcess _ = installation.operator("lost")) {
            sample.apply("1h", "2h");
            awaitTold("Normal Issued AzureCredential/app");
            kubectl.run("delete", "secret", Sample.NAME, "-n", sample.namespace());
            awaitTold("Normal Rotated AzureCredential/app");
            assertThat(told.lines())
                    .containsOnlyOnce("Warning SecretLost AzureCredential/app")
                    .containsOnlyOnce("Normal Rotated AzureCredential/app");
        }
    }

    @Test
    void an_api_server_that_takes_no_event_changes_nothing_else() {
        takeNoEvents();
        try (OperatorProcess operator = installation.operator("refused")) {
            sample.apply("1h", "2h");
            await().atMost(LONG).until(sample::secret, Optional::isPresent);
            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(operator.log())
                                            .contains(
                                                    refused("AccessProven"),
                                                    refused("Resolved"),
                                                    refused("Issued"),
                                                    refused("Revoked")));
            assertThat(told.tries()).allMatch(it -> it.status() == 403);
            assertThat(operator.log()).doesNotContain("no Events here", "defect");
        }
    }

    @Test
    void a_namespace_that_goes_away_takes_its_events_along_and_holds_up_nobody() {
        installation.cluster().needs(Capability.FINISHES_NAMESPACES);
        try (OperatorProcess operator = installation.operator("leaving")) {
            sample.apply("1h", "2h");
            awaitTold("Normal Issued AzureCredential/app");
            kubectl.run("delete", "namespace", sample.namespace(), "--timeout=50s");
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
            assertThat(operator.log()).doesNotContain("defect");
        }
    }

    /** The API server will refuse them in the sample's namespace. */
    private void takeNoEvents() {
        String name = installation.cluster().suffixed("no-events");
        String policy =
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: %1$s}
                spec:
                  matchConstraints:
                    resourceRules:
                    - {apiGroups: [events.k8s.io], apiVersions: [v1], operations: [CREATE], resources: [events]}
                  validations:
                  - {expression: "false", message: "no Events here", reason: Forbidden}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: %1$s}
                spec:
                  policyName: %1$s
                  validationActions: [Deny]
                  matchResources:
                    namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %2$s}}
                """
                        .formatted(name, sample.namespace());
        kubectl.feed(policy, "apply", "-f", "-");
    }

    private static String refused(String reason) {
        return "\"reason\":\"%s\",\"status\":\"403\"".formatted(reason);
    }

    private void awaitTold(String line) {
        await(line).atMost(LONG).until(() -> told.lines().contains(line));
    }

    private void awaitRotations(int wanted) {
        await().atMost(LONG).until(() -> told.count("Rotated") >= wanted);
    }

    private static boolean rests(Sample sample) {
        return sample.credential().stream()
                .map(AzureCredential::getStatus)
                .filter(it -> it.ttl() != null && it.ttl().equals("1h"))
                .flatMap(it -> Stream.ofNullable(it.conditions()))
                .anyMatch(
                        it ->
                                it.size() == 1
                                        && it.getFirst().reason().equals(Reason.ISSUED.toString()));
    }

    private static long sequence(Sample sample) {
        return requireNonNull(sample.credential().orElseThrow().getStatus().keys()).stream()
                .mapToLong(AzureCredentialStatus.Key::sequence)
                .max()
                .orElseThrow();
    }

    private long faults() {
        return installation.azure().journal().stream().filter(it -> it.fault() != null).count();
    }
}
