package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.testcluster.Documents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manual says is to be granted in Azure is enough. */
class LeastRightsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final World STANDARD = World.standard();
    private static final String SCOPE = STANDARD.resourceGroup("rg-app").id();
    private static final String ROTATE =
            "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"1\"}}";

    /** As it was called when Azure's roles were recorded; it lost the word since. */
    private static final String ADMINISTRATOR = "Role Based Access Control Administrator (Preview)";

    private static final Application LEAST =
            Application.named("least-root")
                    .withGraphPermissions(
                            "Application.ReadWrite.OwnedBy", "GroupMember.ReadWrite.All")
                    .withRoles(new RoleGrant(ADMINISTRATOR, SCOPE))
                    .owningItself();

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;

    @BeforeEach
    void start() {
        installation = Installation.start(folder, STANDARD.withApplications(LEAST));
        sample = installation.sample();
        sample.apply("1h", "2h");
        signIn();
        sample.change(
                "AzureRole",
                "reader",
                it -> {
                    it.put("azureGroups", List.of(Map.of("groupName", "readers")));
                    it.put("permanentlyDelete", true);
                });
        operator = installation.operator("least");
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void roles_groups_rotation_and_an_empty_recycle_bin_take_no_more_than_the_manual_says() {
        Trio trio = new Trio(installation);
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
        Map<String, String> first = sample.secret().orElseThrow();
        sample.mergeMetadata("AzureCredential", Sample.NAME, ROTATE);
        await().atMost(LONG).until(() -> !sample.secret().orElseThrow().equals(first));
        sample.mergeMetadata("AzureConfig", "platform", ROTATE);
        await().atMost(LONG).until(this::hasRotated);
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());

        assertThat(installation.azure().inventory().applications())
                .extracting(it -> it.displayName())
                .containsExactly(LEAST.name());
        assertThat(installation.azure().inventory().roleAssignments()).isEmpty();
        assertThat(installation.azure().inventory().memberships()).isEmpty();
        assertThat(installation.azure().inventory().deletedItems()).isEmpty();
        assertThat(installation.azure().journal())
                .hasSizeGreaterThan(20)
                .filteredOn(it -> it.status() == 403)
                .extracting(JournalEntry::operation)
                .isEmpty();
    }

    private boolean hasRotated() {
        return installation.azure().journal().stream()
                .anyMatch(
                        it ->
                                it.status() == 200
                                        && it.path().contains(LEAST.objectID())
                                        && it.path().endsWith("addPassword"));
    }

    private void signIn() {
        String yaml =
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: least, namespace: %s}
                stringData: {clientSecret: %s}
                """
                        .formatted(sample.namespace(), LEAST.clientSecret());
        installation.cluster().apply(Documents.parse(yaml));
        sample.change(
                "AzureConfig",
                "platform",
                it -> it.put("authentication", Map.of("clientSecret", clientSecret())));
    }

    private static Map<String, Object> clientSecret() {
        return Map.of("clientID", LEAST.clientID(), "secretRef", Map.of("name", "least"));
    }
}
