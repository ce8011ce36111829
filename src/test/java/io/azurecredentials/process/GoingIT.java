package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.testcluster.Capability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What something was issued through or from is to go, or is gone. */
class GoingIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Trio trio;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("going");
        sample = installation.sample();
        trio = new Trio(installation);
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void without_its_secret_a_config_issues_nothing_new_but_renews_and_revokes() {
        sample.apply("12s", "1h");
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
        installation.client().secrets().inNamespace(namespace()).withName("azure-root").delete();
        trio.awaitReason(trio.config(), Reason.SECRET_NOT_FOUND);
        Map<String, String> before = sample.secret().orElseThrow();
        restart();
        trio.create("late");

        trio.awaitReason(trio.credential("late"), Reason.CONFIG_NOT_READY);
        Map<String, String> renewed =
                await().atMost(LONG)
                        .until(sample::secret, it -> it.filter(x -> !x.equals(before)).isPresent())
                        .orElseThrow();
        assertThat(consumer().token(renewed)).isPresent();
        assertThat(trio.config().get().getStatus().rootCredential()).isNotNull();
        trio.deleteAll();
        awaitNothingLeft();
    }

    @Test
    void a_role_waits_for_what_was_issued_from_it_and_goes_with_the_last_of_it() {
        sample.apply("12s", "1h");
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
        trio.role().delete();
        trio.awaitReason(trio.role(), Reason.IN_USE);
        Map<String, String> before = sample.secret().orElseThrow();
        trio.create("late");

        trio.awaitReason(trio.credential("late"), Reason.ROLE_NOT_FOUND);
        assertThat(Trio.ready(trio.role()).orElseThrow().message())
                .startsWith("Deletion waits for AzureCredential app. ");
        await().atMost(LONG).until(() -> !sample.secret().equals(Optional.of(before)));
        trio.credential("app").delete();
        await().atMost(LONG).until(() -> trio.credential("app").get() == null);
        await("is woken").atMost(Duration.ofSeconds(10)).until(() -> trio.role().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void a_role_with_the_policy_revoke_takes_along_what_was_issued_from_it_for_good() {
        sample.apply("1h", "2h");
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
        sample.change("AzureRole", "reader", it -> it.put("deletionPolicy", "Revoke"));
        trio.role().delete();

        await().atMost(LONG).until(() -> trio.role().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        assertThat(sample.secret()).isEmpty();
        trio.awaitReason(trio.credential("app"), Reason.ROLE_DELETED);
        sample.apply("30-azurerole.yaml");
        trio.awaitReason(trio.role(), Reason.RESOLVED);
        restart();
        trio.create("next");
        trio.awaitReason(trio.credential("next"), Reason.ISSUED);
        trio.awaitReason(trio.credential("app"), Reason.ROLE_DELETED);
        trio.deleteAll();
        awaitNothingLeft();
    }

    @Test
    void a_role_that_waits_may_be_told_to_revoke_after_all() {
        sample.apply("1h", "2h");
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
        trio.role().delete();
        trio.awaitReason(trio.role(), Reason.IN_USE);
        sample.change("AzureRole", "reader", it -> it.put("deletionPolicy", "Revoke"));

        await().atMost(LONG).until(() -> trio.role().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void a_config_that_is_to_go_renews_what_lives_and_issues_nothing_new() {
        sample.apply("12s", "1h");
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
        trio.config().delete();
        trio.awaitReason(trio.config(), Reason.IN_USE);
        Map<String, String> before = sample.secret().orElseThrow();
        trio.create("late");

        trio.awaitReason(trio.credential("late"), Reason.CONFIG_NOT_FOUND);
        await().atMost(LONG).until(() -> !sample.secret().equals(Optional.of(before)));
        assertThat(Trio.ready(trio.config()).orElseThrow().message())
                .startsWith("Deletion waits for AzureCredential app, AzureRole reader. ");
        trio.deleteAll();
        awaitNothingLeft();
    }

    @Test
    void a_namespace_goes_with_everything_in_it() {
        installation.cluster().needs(Capability.FINISHES_NAMESPACES);
        sample.apply("1h", "2h");
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
        installation.client().namespaces().withName(namespace()).delete();

        awaitNothingLeft();
    }

    @Test
    void a_namespace_goes_with_everything_in_it_although_its_secret_went_first_and_we_restarted() {
        installation.cluster().needs(Capability.FINISHES_NAMESPACES);
        sample.apply("1h", "2h");
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
        installation.client().secrets().inNamespace(namespace()).withName("azure-root").delete();
        operator.kill();
        installation.client().namespaces().withName(namespace()).delete();
        operator = installation.operator("going");

        awaitNothingLeft();
        await().atMost(LONG)
                .until(
                        () ->
                                installation.client().namespaces().withName(namespace()).get()
                                        == null);
    }

    private void restart() {
        operator.kill();
        operator = installation.operator("going");
    }

    private void awaitNothingLeft() {
        await().atMost(LONG)
                .until(
                        () ->
                                trio.config().get() == null
                                        && trio.role().get() == null
                                        && trio.credential("app").get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        assertThat(trio.kept()).isEmpty();
        assertThat(operator.log()).doesNotContain("defect", "fake~");
    }

    private Consumer consumer() {
        return new Consumer(installation.azure().proxy(), installation.azure().caPem());
    }

    private String namespace() {
        return sample.namespace();
    }
}
