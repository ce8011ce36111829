package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A config that is not, or does not say, what something was issued through. */
class OtherTenantIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Trio trio;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("tenant");
        sample = installation.sample();
        trio = new Trio(installation);
        sample.apply("12s", "1h");
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void with_another_tenant_nothing_is_renewed_or_revoked_until_it_is_given_back() {
        tenant("00000000-0000-0000-0000-00000000dead");
        trio.awaitReason(trio.config(), Reason.TENANT_CHANGED);
        trio.awaitReason(trio.credential("app"), Reason.CONFIG_NOT_READY);
        sample.delete();

        trio.awaitReason(trio.credential("app"), Reason.CONFIG_CHANGED);
        assertThat(installation.azure().inventory().applications()).hasSize(1);
        tenant(installation.azure().world().tenantID());
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    /** Its UID never comes back, but its tenant does, and so what is there can still be removed. */
    @Test
    void through_another_config_of_that_name_another_is_issued_and_the_former_goes() {
        String before = applications().getFirst().id();
        trio.config().delete();
        sample.mergeMetadata("AzureConfig", "platform", "{\"finalizers\":null}");
        await().atMost(LONG).until(() -> trio.config().get() == null);
        sample.apply("20-azureconfig.yaml");
        trio.awaitReason(trio.config(), Reason.ACCESS_PROVEN);

        await().atMost(LONG)
                .until(() -> applications().stream().noneMatch(it -> it.id().equals(before)));
        assertThat(applications()).hasSize(1);
        trio.awaitReason(trio.credential("app"), Reason.ISSUED);
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    private List<Inventory.Application> applications() {
        return installation.azure().inventory().applications();
    }

    private void tenant(String id) {
        sample.change("AzureConfig", "platform", it -> it.put("tenantID", id));
    }
}
