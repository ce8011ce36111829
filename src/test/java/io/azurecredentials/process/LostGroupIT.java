package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedGroup;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group goes after its role has found it, long before the role would look again. */
class LostGroupIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Trio trio;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("group");
        sample = installation.sample();
        trio = new Trio(installation);
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
        sample.apply("30-azurerole.yaml");
        sample.change(
                "AzureConfig",
                "platform",
                it -> it.put("propagation", Map.of("settle", "1s", "interval", "1s")));
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void it_costs_no_other_application_and_the_role_looks_again_at_once() {
        String readers = group("readers");
        ask("readers");
        await().atMost(LONG).until(this::groups, it -> it.equals(List.of(readers)));
        installation.azure().removeGroup(readers);
        sample.apply("40-azurecredential.yaml");

        trio.awaitReason(trio.role(), Reason.GROUP_NOT_FOUND);
        ask("writers");
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);

        assertThat(installation.azure().inventory().applications())
                .singleElement()
                .extracting(Inventory.Application::uniqueName)
                .asString()
                .endsWith("-1");
        assertThat(installation.azure().inventory().memberships())
                .extracting(Inventory.Membership::groupId)
                .containsExactly(group("writers"));
    }

    private void ask(String group) {
        sample.change(
                "AzureRole",
                "reader",
                it -> it.put("azureGroups", List.of(Map.of("groupName", group))));
    }

    private String group(String name) {
        return installation.azure().world().group(name).id();
    }

    private List<String> groups() {
        return Optional.ofNullable(trio.role().get().getStatus()).stream()
                .flatMap(it -> Stream.ofNullable(it.azureGroups()))
                .flatMap(List::stream)
                .map(ResolvedGroup::objectID)
                .toList();
    }
}
