package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that keeps one application, on which its credentials are passwords. */
class PersistedApplicationIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Trio trio;
    private Vandal vandal;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = operator("persisted");
        sample = installation.sample();
        trio = new Trio(installation);
        vandal = new Vandal(installation.azure(), folder);
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
        sample.change(
                "AzureConfig",
                "platform",
                it -> {
                    it.put("driftCheck", "2s");
                    it.put("propagation", Map.of("settle", "2s"));
                });
        trio.writePersisted();
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void two_credentials_are_passwords_on_one_application_that_goes_with_the_role() {
        issueTwo();

        assertThat(applications()).hasSize(1);
        assertThat(status().target())
                .isEqualTo(new AzureCredentialStatus.Target("Persisted", kept().objectID()));
        assertThat(applications().getFirst().passwords()).hasSize(2);
        assertThat(installation.azure().inventory().roleAssignments()).hasSize(1);
        await().atMost(LONG).until(this::events, it -> it.containsAll(List.of("ApplicationMade")));

        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(applications().getFirst().passwords()).hasSize(1);

        trio.deleteAll();
        await().atMost(LONG).until(() -> trio.config().get() == null);
        assertThat(trio.role().get()).isNull();
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void an_application_that_somebody_removes_is_replaced_and_its_credentials_move() {
        issueTwo();
        String first = kept().objectID();
        vandal.removeApplication();

        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            assertThat(kept().objectID()).isNotEqualTo(first);
                            assertThat(target()).contains(kept().objectID());
                        });
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
        trio.awaitReason(trio.credential("other"), Reason.ISSUED);
        await().atMost(LONG).until(() -> persisted().applications(), it -> it.size() == 1);
        assertThat(applications()).hasSize(1);
        await().atMost(LONG)
                .until(
                        this::events,
                        it -> it.containsAll(List.of("ApplicationLost", "ApplicationRemoved")));
    }

    @Test
    void rights_that_somebody_takes_away_are_given_back_and_changes_are_applied() {
        issueTwo();
        vandal.removeAssignments();
        await().atMost(LONG)
                .until(() -> installation.azure().inventory().roleAssignments().size() == 1);
        await().atMost(LONG)
                .until(this::events, it -> it.containsAll(List.of("ApplicationRightsLost")));

        String readers = installation.azure().world().group("readers").id();
        sample.change(
                "AzureRole",
                "reader",
                it -> {
                    it.put("azureRoles", List.of());
                    it.put("azureGroups", List.of(Map.of("groupName", "readers")));
                });
        await().atMost(LONG)
                .untilAsserted(
                        () -> {
                            assertThat(installation.azure().inventory().memberships())
                                    .extracting(Inventory.Membership::groupId)
                                    .containsExactly(readers);
                            assertThat(installation.azure().inventory().roleAssignments())
                                    .isEmpty();
                        });
        trio.awaitReason(trio.role(), Reason.RESOLVED);
        assertThat(applications()).hasSize(1);
    }

    @Test
    void a_role_that_keeps_none_any_more_gives_each_credential_its_own() {
        issueTwo();
        String first = kept().objectID();
        Map<String, String> secret = sample.secret().orElseThrow();
        sample.change("AzureRole", "reader", it -> it.put("persistApp", false));

        await().atMost(LONG)
                .untilAsserted(
                        () -> {
                            assertThat(applications())
                                    .hasSize(2)
                                    .noneMatch(it -> it.id().equals(first));
                            assertThat(persisted().applications()).isNull();
                        });
        assertThat(sample.secret().orElseThrow().get("client_id"))
                .isNotEqualTo(secret.get("client_id"));
        assertThat(trio.role().get().getStatus().application()).isNull();
        await().atMost(LONG)
                .until(this::events, it -> it.containsAll(List.of("ApplicationRemoved")));

        sample.change("AzureRole", "reader", it -> it.put("persistApp", true));
        await().atMost(LONG).untilAsserted(() -> assertThat(applications()).hasSize(1));
        assertThat(persisted().lastEpoch()).isEqualTo(2);
    }

    @Test
    void a_role_that_is_deleted_with_what_was_issued_from_it_takes_its_application_along() {
        issueTwo();
        sample.change("AzureRole", "reader", it -> it.put("deletionPolicy", "Revoke"));
        trio.role().delete();

        await().atMost(LONG).until(() -> trio.role().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        assertThat(sample.secret()).isEmpty();
    }

    @Test
    void an_operator_that_is_killed_while_it_makes_or_removes_one_leaves_nothing() {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(LONG)
                .until(
                        () ->
                                trio.role().get().getStatus() != null
                                        && trio.role().get().getStatus().persisted() != null);
        operator.kill();
        operator = operator("second");
        issueTwo();
        assertThat(applications()).hasSize(1);

        sample.change("AzureRole", "reader", it -> it.put("deletionPolicy", "Revoke"));
        trio.role().delete();
        await().pollInterval(Duration.ofMillis(5))
                .atMost(LONG)
                .until(() -> installation.azure().inventory().roleAssignments().isEmpty());
        operator.kill();
        operator = operator("third");
        await().atMost(LONG).until(() -> trio.role().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    private OperatorProcess operator(String identity) {
        return installation.operator(identity, Map.of("ORPHANS", "delete", "ORPHAN_GRACE", "2s"));
    }

    private void issueTwo() {
        sample.apply("40-azurecredential.yaml");
        trio.create("other");
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
        trio.awaitReason(trio.credential("other"), Reason.ISSUED);
        for (String name : List.of(Sample.NAME, "other")) {
            sample.change(
                    "AzureCredential", name, it -> it.put("renewal", Map.of("overlap", "2s")));
        }
    }

    private AzureRoleStatus.Application kept() {
        return present(trio.role().get().getStatus().application());
    }

    private AzureRoleStatus.Persisted persisted() {
        return present(trio.role().get().getStatus().persisted());
    }

    private static <T> T present(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private AzureCredentialStatus status() {
        return sample.credential().orElseThrow().getStatus();
    }

    private Optional<String> target() {
        return Optional.ofNullable(status().target())
                .flatMap(it -> Optional.ofNullable(it.objectID()));
    }

    private List<Inventory.Application> applications() {
        return installation.azure().inventory().applications();
    }

    private List<String> events() {
        return Stream.of(
                        installation
                                .client()
                                .events()
                                .v1()
                                .events()
                                .inNamespace(sample.namespace())
                                .list()
                                .getItems())
                .flatMap(List::stream)
                .map(Event::getReason)
                .toList();
    }
}
