package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.emulator.world.Cloud;
import io.azurecredentials.emulator.world.Tenant;
import io.azurecredentials.emulator.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credential's whole life in another cloud than the public one. */
class NationalCloudIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Trio trio;

    @BeforeEach
    void start() {
        installation = Installation.start(folder, inChina(World.standard()));
        operator = installation.operator("china");
        sample = installation.sample();
        trio = new Trio(installation);
        sample.apply();
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void it_is_issued_told_and_revoked_there_and_nowhere_else() {
        trio.awaitReason(trio.config(), Reason.TENANT_NOT_FOUND);
        environment("AzureChinaCloud");
        sample.change(
                "AzureCredential",
                Sample.NAME,
                it -> it.put("secret", Map.of("formats", List.of("AuthFile"))));
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);

        assertThat(trio.config().get().getStatus().environment())
                .isEqualTo(Environment.AZURE_CHINA_CLOUD);
        assertThat(trio.credential("app").get().getStatus())
                .extracting(AzureCredentialStatus::issuer)
                .extracting(AzureCredentialStatus.Issuer::environment)
                .isEqualTo(Environment.AZURE_CHINA_CLOUD);
        assertThat(sample.secret().orElseThrow().get("azure-auth.json"))
                .contains("https://login.partner.microsoftonline.cn")
                .contains("https://management.chinacloudapi.cn")
                .doesNotContain("azure.com");
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        assertThat(installation.azure().journal())
                .filteredOn(it -> it.status() < 300)
                .extracting(JournalEntry::host)
                .containsOnly(
                        "login.partner.microsoftonline.cn",
                        "microsoftgraph.chinacloudapi.cn",
                        "management.chinacloudapi.cn");
    }

    @Test
    void once_used_it_stays_and_a_closed_one_is_told() {
        environment("AzureGermanCloud");
        trio.awaitReason(trio.config(), Reason.CLOUD_CLOSED);
        assertThat(Trio.ready(trio.config()).orElseThrow().message()).contains("2021-10-29");
        environment("AzureChinaCloud");
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
        environment("AzureUSGovernmentCloud");
        trio.awaitReason(trio.config(), Reason.TENANT_CHANGED);
        assertThat(Trio.ready(trio.config()).orElseThrow().message())
                .startsWith("environment was AzureChinaCloud at first use");
        sample.delete();
        trio.awaitReason(trio.credential("app"), Reason.CONFIG_CHANGED);

        environment("AzureChinaCloud");
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    private void environment(String name) {
        sample.change("AzureConfig", "platform", it -> it.put("environment", name));
    }

    private static World inChina(World world) {
        Tenant here = world.tenant();
        return new World(
                List.of(
                        new Tenant(
                                here.id(),
                                here.displayName(),
                                here.domain(),
                                Cloud.CHINA,
                                here.applications(),
                                here.groups(),
                                here.users())),
                world.subscriptions());
    }
}
