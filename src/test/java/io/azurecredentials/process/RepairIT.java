package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.control.Inventory.RoleAssignment;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do to a live credential, on purpose or by mistake. */
class RepairIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ROTATE = "azurecredentials.io/rotate-requested-at";

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Consumer consumer;
    private Vandal vandal;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("repair");
        sample = installation.sample();
        consumer = new Consumer(installation.azure().proxy(), installation.azure().caPem());
        vandal = new Vandal(installation.azure(), folder);
        sample.apply("1h", "2h");
        sample.change("AzureConfig", "platform", it -> it.put("driftCheck", "2s"));
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void an_edited_secret_is_replaced_and_says_what_is_new() {
        Map<String, String> first = issued();
        secret().edit(it -> it.edit().addToData("client_secret", "ZWRpdGVk").build());
        Map<String, String> second = another("edited", first);
        assertThat(consumer.token(second)).isPresent();
        assertThat(consumer.token(first)).as("in its overlap").isPresent();
    }

    @Test
    void a_request_to_rotate_is_handled_once() {
        Map<String, String> first = issued();
        annotate(ROTATE, "1");
        Map<String, String> second = another("rotated", first);
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(status().lastHandledRotateRequest()).isEqualTo("1"));
        annotate("look", "again");
        await().during(Duration.ofSeconds(3))
                .atMost(LONG)
                .until(() -> sample.secret().equals(Optional.of(second)));
    }

    @Test
    void a_password_that_somebody_removed_from_azure_is_made_anew() {
        Map<String, String> first = issued();
        vandal.removePasswords();
        Map<String, String> second = another("mended", first);
        assertThat(consumer.token(second)).isPresent();
        assertThat(consumer.token(first)).isEmpty();
    }

    @Test
    void an_application_that_somebody_removed_is_made_anew() {
        Map<String, String> first = issued();
        vandal.removeApplication();
        Map<String, String> second = another("mended", first);
        assertThat(second.get("client_id")).isNotEqualTo(first.get("client_id"));
        assertThat(consumer.token(second)).isPresent();
    }

    @Test
    void roles_that_somebody_took_away_are_given_back_to_the_same_service_principal() {
        Map<String, String> first = issued();
        List<RoleAssignment> before = installation.azure().inventory().roleAssignments();
        vandal.removeAssignments();
        await().atMost(LONG)
                .until(() -> installation.azure().inventory().roleAssignments().equals(before));
        assertThat(sample.secret()).contains(first);
        assertThat(installation.client().events().v1().events().inAnyNamespace().list().getItems())
                .extracting(Event::getReason)
                .contains("RolesLost");
    }

    @Test
    void a_role_that_somebody_gave_again_himself_is_not_given_twice_nor_told() {
        issued();
        RoleAssignment given = installation.azure().inventory().roleAssignments().getFirst();
        sample.change("AzureCredential", Sample.NAME, it -> it.put("suspend", true));
        awaitSuspension();
        vandal.removeAssignments();
        vandal.giveAgain(given);
        sample.change("AzureCredential", Sample.NAME, it -> it.put("suspend", false));
        await().during(Duration.ofSeconds(5))
                .atMost(LONG)
                .until(() -> installation.azure().inventory().roleAssignments().size() == 1);
        assertThat(installation.client().events().v1().events().inAnyNamespace().list().getItems())
                .extracting(Event::getReason)
                .doesNotContain("RolesLost");
    }

    @Test
    void a_lease_on_request_ends_for_good() {
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        sample.apply();
        sample.change(
                "AzureCredential",
                Sample.NAME,
                it -> {
                    it.put("ttl", "10s");
                    it.put("renewal", Map.of("mode", "OnRequest"));
                });
        issued();
        awaitReason(Reason.LEASE_ENDED);
        await().atMost(LONG).until(() -> installation.azure().inventory().isEmpty());
        assertThat(sample.secret()).isEmpty();
    }

    @Test
    void while_suspended_nothing_is_rotated_and_what_is_deleted_goes() {
        Map<String, String> first = issued();
        sample.change("AzureCredential", Sample.NAME, it -> it.put("suspend", true));
        annotate(ROTATE, "1");
        awaitSuspension();
        assertThat(sample.secret()).contains(first);
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void what_is_abandoned_is_left_in_azure_and_lets_the_object_go() {
        issued();
        annotate("azurecredentials.io/abandon", "the tenant is gone");
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory().applications()).hasSize(1);
        assertThat(operator.log()).contains("abandoned");
    }

    private Map<String, String> issued() {
        awaitReason(Reason.ISSUED);
        return sample.secret().orElseThrow();
    }

    private Map<String, String> another(String why, Map<String, String> than) {
        return await(why)
                .atMost(LONG)
                .until(
                        () ->
                                sample.secret()
                                        .filter(it -> !"edited".equals(it.get("client_secret"))),
                        it -> it.isPresent() && !it.equals(Optional.of(than)))
                .orElseThrow();
    }

    private Resource<Secret> secret() {
        return installation
                .client()
                .secrets()
                .inNamespace(sample.namespace())
                .withName(Sample.NAME);
    }

    private void annotate(String name, String value) {
        sample.mergeMetadata(
                "AzureCredential",
                Sample.NAME,
                "{\"annotations\":{\"%s\":\"%s\"}}".formatted(name, value));
    }

    private AzureCredentialStatus status() {
        return sample.credential().orElseThrow().getStatus();
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

    private void awaitSuspension() {
        await().atMost(LONG)
                .until(
                        () ->
                                conditions().stream()
                                        .anyMatch(it -> it.type().equals(Condition.SUSPENDED)));
    }

    private List<Condition> conditions() {
        return sample.credential()
                .map(AzureCredential::getStatus)
                .flatMap(it -> Optional.ofNullable(it.conditions()))
                .orElse(List.of());
    }
}
