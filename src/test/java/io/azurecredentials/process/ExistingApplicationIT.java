package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.testcluster.Documents;
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

/** A role whose credentials are passwords on an application that somebody else made. */
class ExistingApplicationIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Trio trio;
    private Consumer consumer;
    private Vandal vandal;
    private String theirs = "";
    private String theirKey = "";

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator =
                installation.operator(
                        "existing", Map.of("ORPHANS", "delete", "ORPHAN_GRACE", "2s"));
        sample = installation.sample();
        trio = new Trio(installation);
        consumer = new Consumer(installation.azure().proxy(), installation.azure().caPem());
        vandal = new Vandal(installation.azure(), folder);
        theirs = vandal.makePrincipal("theirs");
        theirKey = vandal.addPassword(theirs, "somebody's");
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
        trio.writeRole(theirs);
        sample.change("AzureConfig", "platform", it -> it.put("driftCheck", "2s"));
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void two_credentials_are_passwords_of_their_own_and_leave_nothing_but_what_was_there() {
        issueTwo();

        assertThat(consumer.token(sample.secret().orElseThrow())).isPresent();
        assertThat(status().target())
                .isEqualTo(new AzureCredentialStatus.Target("Existing", theirs));
        assertThat(Optional.ofNullable(trio.role().get().getStatus().application()))
                .map(AzureRoleStatus.Application::displayName)
                .contains("made by somebody");
        assertThat(passwords(theirs)).hasSize(3);
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(passwords(theirs)).hasSize(2).contains(theirKey);
        trio.deleteAll();
        await().atMost(LONG).until(() -> trio.role().get() == null);
        assertThat(passwords(theirs)).containsExactly(theirKey);
        assertThat(installation.azure().inventory().applications()).hasSize(1);
    }

    @Test
    void another_password_of_the_same_application_takes_the_place_of_one_that_was_removed() {
        issueTwo();
        Map<String, String> first = sample.secret().orElseThrow();
        Optional.ofNullable(status().keys()).stream()
                .flatMap(List::stream)
                .flatMap(it -> Stream.ofNullable(it.keyID()))
                .forEach(it -> vandal.removePassword(theirs, it));

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(sample.secret().orElseThrow().get("client_secret"))
                                        .isNotEqualTo(first.get("client_secret")));
        assertThat(sample.secret().orElseThrow().get("client_id"))
                .isEqualTo(first.get("client_id"));
        assertThat(installation.azure().inventory().applications()).hasSize(1);
    }

    @Test
    void a_role_that_names_another_application_moves_its_credentials_at_once() {
        issueTwo();
        String others = vandal.makePrincipal("others");
        trio.name(others);

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(status().target())
                                        .isEqualTo(
                                                new AzureCredentialStatus.Target(
                                                        "Existing", others)));
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
        trio.deleteAll();
        await().atMost(LONG).until(() -> trio.role().get() == null);
        assertThat(passwords(theirs)).containsExactly(theirKey);
        assertThat(passwords(others)).isEmpty();
    }

    @Test
    void a_password_whose_owner_is_gone_is_found_through_the_role() {
        issueTwo();
        operator.close();
        sample.mergeMetadata("AzureCredential", Sample.NAME, "{\"finalizers\":null}");
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        trio.credential("other").delete();
        sample.mergeMetadata("AzureCredential", "other", "{\"finalizers\":null}");
        await().atMost(LONG).until(() -> trio.credential("other").get() == null);
        assertThat(passwords(theirs)).hasSize(3);
        operator =
                installation.operator("another", Map.of("ORPHANS", "delete", "ORPHAN_GRACE", "2s"));

        await().atMost(LONG).until(() -> passwords(theirs).equals(List.of(theirKey)));
    }

    @Test
    void an_application_that_is_removed_is_not_made_anew() {
        issueTwo();
        vandal.removePrincipal(theirs, "theirs");

        trio.awaitReason(trio.role(), Reason.APPLICATION_NOT_FOUND);
        assertThat(Trio.ready(trio.role()).map(Condition::message).orElseThrow())
                .startsWith("No application of the tenant has the object id " + theirs);
        trio.deleteAll();
        await().atMost(LONG).until(() -> trio.role().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void what_an_azure_config_signs_in_with_is_refused_by_the_role_and_again_at_issue() {
        issueTwo();
        Map<String, String> issued = sample.secret().orElseThrow();
        writeConfig(String.valueOf(issued.get("client_id")));
        sample.mergeMetadata(
                "AzureCredential",
                Sample.NAME,
                "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"1\"}}");

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(
                                                trio.credential(Sample.NAME)
                                                        .get()
                                                        .getStatus()
                                                        .conditions())
                                        .extracting(Condition::reason)
                                        .contains(Reason.ROOT_APPLICATION.toString()));
        assertThat(sample.secret()).contains(issued);
        trio.name(installation.azure().world().root().objectID());
        trio.awaitReason(trio.role(), Reason.ROOT_APPLICATION);
        assertThat(passwords(installation.azure().world().root().objectID())).isEmpty();
    }

    @Test
    void what_cannot_be_given_is_refused_with_a_sentence() {
        sample.apply("40-azurecredential.yaml");
        sample.change(
                "AzureCredential",
                Sample.NAME,
                it -> it.put("renewal", Map.of("strategy", "ServicePrincipal")));
        trio.awaitReason(trio.credential(Sample.NAME), Reason.INVALID_SPEC);
        String alone = vandal.makeApplication("alone", "somebody's");
        trio.name(alone);
        trio.awaitReason(trio.role(), Reason.APPLICATION_NOT_FOUND);
        assertThat(Trio.ready(trio.role()).map(Condition::message).orElseThrow())
                .contains("has no service principal");
        trio.name(trio.role().get().getMetadata().getUid());
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(Trio.ready(trio.role()).map(Condition::message))
                                        .hasValueSatisfying(
                                                it -> assertThat(it).startsWith("No application")));
        assertThat(passwords(alone)).isEmpty();
    }

    private void issueTwo() {
        sample.apply("40-azurecredential.yaml");
        trio.create("other");
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
        trio.awaitReason(trio.credential("other"), Reason.ISSUED);
    }

    /** Somebody else's config, which need not even work. */
    private void writeConfig(String clientID) {
        String yaml =
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureConfig
                metadata: {name: another, namespace: %s}
                spec:
                  tenantID: %s
                  subscriptionID: %s
                  authentication: {clientSecret: {clientID: %s, secretRef: {name: none, key: none}}}
                """
                        .formatted(
                                sample.namespace(),
                                installation.azure().world().tenantID(),
                                installation.azure().world().subscription().id(),
                                clientID);
        installation.cluster().apply(Documents.parse(yaml));
    }

    private AzureCredentialStatus status() {
        return sample.credential().orElseThrow().getStatus();
    }

    private List<String> passwords(String objectID) {
        return Optional.of(installation.azure().inventory().applications()).stream()
                .flatMap(List::stream)
                .filter(it -> it.id().equals(objectID))
                .flatMap(it -> it.passwords().stream())
                .map(Inventory.Password::keyId)
                .toList();
    }
}
