package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.control.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that keeps an application goes without taking it along. */
class LostRoleIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private Trio trio;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        trio = new Trio(installation);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void one_that_is_abandoned_goes_and_names_what_it_leaves_in_azure() {
        try (OperatorProcess operator = installation.operator("abandoning")) {
            keepOne();
            installation
                    .azure()
                    .controls()
                    .faults(
                            FaultRule.probability(
                                    "graph.applications.delete", 1, FaultKind.INTERNAL_ERROR));
            trio.role().delete();
            await().atMost(LONG)
                    .until(
                            () -> trio.role().get().getStatus().conditions(),
                            all ->
                                    all.stream()
                                            .map(Condition::reason)
                                            .anyMatch(Reason.AZURE_UNAVAILABLE.toString()::equals));
            sample.mergeMetadata(
                    "AzureRole",
                    "reader",
                    "{\"annotations\":{\"azurecredentials.io/abandon\":\"the tenant is gone\"}}");

            await().atMost(LONG).until(() -> trio.role().get() == null);
            Inventory.Application left = applications().getFirst();
            assertThat(operator.log()).contains("abandoned", left.uniqueName());
            await().atMost(LONG)
                    .until(
                            () -> new Told(installation).notes(),
                            it -> it.stream().anyMatch(one -> one.contains(left.uniqueName())));
        }
    }

    @Test
    void what_is_left_by_a_finalizer_that_was_torn_off_is_found_and_goes_if_asked_for() {
        try (OperatorProcess first = installation.operator("first")) {
            keepOne();
            assertThat(first.terminate()).isZero();
        }
        sample.mergeMetadata("AzureRole", "reader", "{\"finalizers\":null}");
        trio.role().delete();
        await().atMost(LONG).until(() -> trio.role().get() == null);
        assertThat(applications()).hasSize(1);

        try (OperatorProcess second =
                installation.operator(
                        "second", Map.of("ORPHANS", "delete", "ORPHAN_GRACE", "2s"))) {
            await().atMost(LONG).until(() -> installation.azure().inventory().isEmpty());
            assertThat(second.log()).doesNotContain("defect");
        }
    }

    /** Nobody draws on it, so that it need not wait. */
    private void keepOne() {
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
        trio.writePersisted();
        trio.awaitReason(trio.role(), Reason.RESOLVED);
        await().atMost(LONG).until(() -> applications().size() == 1);
    }

    private List<Inventory.Application> applications() {
        return installation.azure().inventory().applications();
    }
}
