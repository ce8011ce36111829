package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code samples/groups}: a credential that is a member of groups. */
class GroupsSampleIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void its_credentials_are_members_of_the_groups_and_have_the_role_beside_it() {
        try (Installation installation = Installation.start(folder);
                OperatorProcess operator = installation.operator("groups")) {
            Sample sample = installation.sample();
            Trio trio = new Trio(installation);
            sample.apply();
            new SampleFolder(installation, "groups").apply();
            trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);

            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(inventory(installation).memberships())
                                            .extracting(Inventory.Membership::groupId)
                                            .containsExactlyInAnyOrder(
                                                    group(installation, "readers"),
                                                    group(installation, "writers")));
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(inventory(installation).roleAssignments())
                                            .singleElement()
                                            .asString()
                                            .contains("rg-other"));
            sample.delete();
            await().atMost(LONG).until(() -> inventory(installation).isEmpty());
            assertThat(operator.log()).doesNotContain("defect");
        }
    }

    private static Inventory inventory(Installation installation) {
        return installation.azure().inventory();
    }

    private static String group(Installation installation, String name) {
        return installation.azure().world().group(name).id();
    }
}
