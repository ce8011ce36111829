package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.control.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what has no owner, and of what only looks as if it had none. */
class OrphansIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CLUSTER = "blue";
    private static final String TAG = "azurecredentials.io/" + CLUSTER;
    private static final String NOBODY = "0b0e6f5c-1b1f-4a57-9a3c-000000000000";

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private Vandal vandal;
    private Told told;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        vandal = new Vandal(installation.azure(), folder);
        told = new Told(installation);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void what_is_left_by_a_finalizer_that_was_torn_off_is_told_of_and_goes_if_asked_for() {
        OperatorProcess first = operator("report");
        sample.apply("1h", "2h");
        awaitIssued();
        first.terminate();
        tearOff();

        try (OperatorProcess operator = operator("report")) {
            Inventory.Application left = applications().getFirst();
            await().atMost(LONG).until(() -> orphans(operator, "application") == 1);
            await().atMost(LONG).until(() -> told.count("OrphanFound") == 1);
            assertThat(told.lines()).contains("Warning OrphanFound AzureConfig/platform");
            assertThat(told.notes())
                    .anySatisfy(
                            it ->
                                    assertThat(it)
                                            .contains(
                                                    left.uniqueName(),
                                                    "az ad app delete --id " + left.id()));
            assertThat(operator.log()).contains("left in Azure without an owner");
            awaitLooks(operator, 3);
            assertThat(told.count("OrphanFound")).isOne();
            assertThat(applications()).containsExactly(left);
        }
        try (OperatorProcess operator = operator("delete")) {
            await().atMost(LONG).until(() -> installation.azure().inventory().isEmpty());
            await().atMost(LONG).until(() -> told.count("OrphanRemoved") == 1);
            awaitLooks(operator, looks(operator) + 1);
            assertThat(orphans(operator, "application")).isZero();
            assertThat(installation.azure().unmodelled()).isEmpty();
        }
    }

    @Test
    void a_password_that_nobody_owns_goes_and_every_other_on_its_application_stays() {
        try (OperatorProcess operator = operator("delete")) {
            sample.apply("1h", "2h");
            awaitIssued();
            Map<String, String> secret = sample.secret().orElseThrow();
            Inventory.Application application = applications().getFirst();
            String uid = sample.credential().orElseThrow().getMetadata().getUid();
            String lost = "azcred/" + CLUSTER + "/" + uid + "/7-0badc0de";
            vandal.addPassword(application.id(), "made by hand");
            vandal.addPassword(application.id(), "azcred/green/" + uid + "/7-0badc0de");
            vandal.addPassword(application.id(), "azcred/" + CLUSTER + "/somebody/7-0badc0de");
            vandal.addPassword(application.id(), lost);
            List<String> others = passwords().filter(it -> !it.equals(lost)).toList();
            assertThat(others).hasSize(4);

            await().atMost(LONG).until(() -> passwords().toList().equals(others));
            await().atMost(LONG).until(() -> told.count("OrphanRemoved") == 1);
            awaitLooks(operator, looks(operator) + 3);
            assertThat(passwords()).containsExactlyElementsOf(others);
            assertThat(sample.secret()).contains(secret);
            assertThat(
                            new Consumer(installation.azure().proxy(), installation.azure().caPem())
                                    .token(secret))
                    .isPresent();
        }
    }

    @Test
    void what_only_looks_like_ours_stays() {
        try (OperatorProcess operator = operator("delete")) {
            applyConfig();
            vandal.makeApplication("azcred-" + NOBODY + "-1", "azurecredentials.io/green");
            vandal.makeApplication(
                    "azcred-" + NOBODY + "-2", "azurecredentials.io/" + CLUSTER + "x");
            vandal.makeApplication("my-azcred-" + NOBODY + "-3", TAG);
            vandal.makeApplication("azcred-" + NOBODY + "-04", TAG);
            vandal.makeApplication("azcred-production-5", TAG);
            List<Inventory.Application> foreign = applications();
            String ours = vandal.makeApplication("azcred-" + NOBODY + "-6", TAG);
            vandal.addPassword(ours, "azcred/" + CLUSTER + "/" + NOBODY + "/1-0badc0de");

            await().atMost(LONG)
                    .until(() -> applications().stream().noneMatch(it -> it.id().equals(ours)));
            awaitLooks(operator, looks(operator) + 3);
            assertThat(applications()).containsExactlyElementsOf(foreign);
        }
    }

    @Test
    void what_lives_is_never_touched_while_it_is_issued_and_renewed() {
        try (OperatorProcess operator = operator("delete")) {
            Herd herd = new Herd(installation, 8);
            herd.apply();
            sample.change("AzureRole", "reader", it -> it.put("ttl", "10s"));
            await().atMost(LONG).until(() -> told.count("Rotated") > 20);
            awaitLooks(operator, 10);
            assertThat(operator.log()).doesNotContain("without an owner", "nobody owned");
            assertThat(told.count("OrphanFound") + told.count("OrphanRemoved")).isZero();
            herd.delete();
            await().atMost(LONG).until(herd::isGone);
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        }
    }

    @Test
    void a_list_that_breaks_off_says_nothing_and_is_read_again() {
        try (OperatorProcess operator = operator("report")) {
            applyConfig();
            vandal.makeApplication("azcred-" + NOBODY + "-1", TAG);
            await().atMost(LONG).until(() -> orphans(operator, "application") == 1);

            installation
                    .azure()
                    .controls()
                    .faults(
                            FaultRule.probability(
                                    "graph.applications.list", 1, FaultKind.INTERNAL_ERROR));
            double before = searches(operator, "incomplete");
            await().atMost(LONG).until(() -> searches(operator, "incomplete") >= before + 2);
            assertThat(orphans(operator, "application")).isOne();

            installation.azure().controls().faults();
            awaitLooks(operator, looks(operator) + 1);
            assertThat(orphans(operator, "application")).isOne();
            assertThat(told.count("OrphanFound")).isOne();
        }
    }

    private OperatorProcess operator(String orphans) {
        return installation.operator(
                "auditor", Map.of("ORPHANS", orphans, "ORPHAN_GRACE", "2s", "CLUSTER_ID", CLUSTER));
    }

    private void applyConfig() {
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
    }

    /** With its operator away the object goes, and nobody revokes anything. */
    private void tearOff() {
        sample.mergeMetadata("AzureCredential", Sample.NAME, "{\"finalizers\":null}");
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
    }

    private void awaitIssued() {
        await().atMost(LONG)
                .until(
                        () ->
                                sample.ready().stream()
                                        .anyMatch(
                                                it ->
                                                        it.reason()
                                                                .equals(Reason.ISSUED.toString())));
    }

    private List<Inventory.Application> applications() {
        return installation.azure().inventory().applications();
    }

    private Stream<String> passwords() {
        return applications().getFirst().passwords().stream()
                .map(Inventory.Password::displayName)
                .map(String::valueOf);
    }

    private static void awaitLooks(OperatorProcess operator, double number) {
        await().atMost(LONG).until(() -> looks(operator) >= number);
    }

    private static double looks(OperatorProcess operator) {
        return searches(operator, "complete");
    }

    private static double searches(OperatorProcess operator, String result) {
        return Scrape.of(operator)
                .value("azure_credentials_orphan_searches_total{result=\"" + result + "\"}");
    }

    private static double orphans(OperatorProcess operator, String kind) {
        return Scrape.of(operator).value("azure_credentials_orphans{kind=\"" + kind + "\"}");
    }
}
