package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedGroup;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that changes, and what somebody else does about it in Azure. */
class RightsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Built-in roles, the same in every tenant (Azure built-in roles). */
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Vandal vandal;
    private Trio trio;
    private String app;
    private String other;
    private String readers;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("rights");
        sample = installation.sample();
        vandal = new Vandal(installation.azure(), folder);
        trio = new Trio(installation);
        app = installation.azure().world().resourceGroup("rg-app").id();
        other = installation.azure().world().resourceGroup("rg-other").id();
        readers = installation.azure().world().group("readers").id();
        sample.apply("1h", "2h");
        sample.change(
                "AzureConfig",
                "platform",
                it -> {
                    it.put("driftCheck", "2s");
                    it.put("propagation", Map.of("settle", "2s"));
                });
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void a_changed_role_changes_what_a_living_service_principal_may_do() {
        Map<String, String> secret = sample.secret().orElseThrow();
        give(List.of(role("Contributor", other)), List.of(Map.of("groupName", "readers")));
        awaitRights(Set.of(other + " " + CONTRIBUTOR), Set.of(readers));

        AzureRole role = trio.role().get();
        assertThat(role.getStatus().azureGroups())
                .containsExactly(new ResolvedGroup("readers", readers));
        assertThat(sample.secret()).contains(secret);
        await().atMost(LONG).until(this::events, it -> it.containsAll(List.of("RightsChanged")));

        give(List.of(role("Reader", app)), List.of());
        awaitRights(Set.of(app + " " + READER), Set.of());

        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void a_membership_that_somebody_ended_is_given_back_and_what_he_added_is_his() {
        give(List.of(role("Reader", app)), List.of(Map.of("objectID", readers)));
        awaitRights(Set.of(app + " " + READER), Set.of(readers));
        String writers = installation.azure().world().group("writers").id();
        vandal.join(writers);
        vandal.leave(readers);
        await().atMost(LONG).until(() -> groups().equals(Set.of(readers, writers)));
        await().atMost(LONG).until(this::events, it -> it.containsAll(List.of("RolesLost")));

        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void what_azure_refuses_is_told_and_the_credential_goes_on_with_what_it_has() {
        installation
                .azure()
                .controls()
                .faults(FaultRule.probability("arm.roleAssignments.put", 1, FaultKind.UNCLEAR));
        give(List.of(role("Contributor", other)), List.of());
        await().atMost(LONG).until(() -> events().contains("RightsFailed"));
        assertThat(Trio.ready(trio.credential(Sample.NAME)))
                .map(Condition::status)
                .contains("True");
        assertThat(grants()).isEqualTo(lower(Set.of(app + " " + READER)));

        installation.azure().controls().faults();
        sample.mergeMetadata("AzureCredential", Sample.NAME, "{\"annotations\":{\"look\":\"1\"}}");
        awaitRights(Set.of(other + " " + CONTRIBUTOR), Set.of());
    }

    private void give(List<Map<String, String>> roles, List<Map<String, String>> groups) {
        sample.change(
                "AzureRole",
                "reader",
                it -> {
                    it.put("azureRoles", roles);
                    it.put("azureGroups", groups);
                });
    }

    private static Map<String, String> role(String name, String scope) {
        return Map.of("roleName", name, "scope", scope);
    }

    /** In Azure and in status, with nothing under way. */
    private void awaitRights(Set<String> grants, Set<String> groups) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> {
                            assertThat(grants()).isEqualTo(lower(grants));
                            assertThat(groups()).isEqualTo(groups);
                            assertThat(status().roleAssignments())
                                    .hasSize(grants.size())
                                    .allMatch(it -> it.state() == null);
                        });
    }

    private AzureCredentialStatus.Application status() {
        return Optional.ofNullable(sample.credential().orElseThrow().getStatus().application())
                .orElseThrow();
    }

    private Set<String> grants() {
        return installation.azure().inventory().roleAssignments().stream()
                .map(
                        it ->
                                it.scope()
                                        + " "
                                        + it.roleDefinitionId()
                                                .substring(
                                                        it.roleDefinitionId().lastIndexOf('/') + 1))
                .map(it -> it.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> lower(Set<String> grants) {
        return grants.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private Set<String> groups() {
        return installation.azure().inventory().memberships().stream()
                .map(Inventory.Membership::groupId)
                .collect(Collectors.toSet());
    }

    private List<String> events() {
        return installation
                .client()
                .events()
                .v1()
                .events()
                .inNamespace(sample.namespace())
                .list()
                .getItems()
                .stream()
                .map(Event::getReason)
                .toList();
    }
}
