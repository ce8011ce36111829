package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Cloud;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.Subscription;
import io.azurecredentials.emulator.world.Tenant;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credential moves from one AzureConfig to another, of another tenant. */
class TwoTenantsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String THERE = "00000000-0000-0000-0003-00000000beef";
    private static final String SUBSCRIPTION = "00000000-0000-0000-0004-00000000beef";
    private static final Application ROOT =
            Application.named("their-root")
                    .withGraphPermissions(
                            "Application.ReadWrite.OwnedBy",
                            "Group.Read.All",
                            "GroupMember.ReadWrite.All");
    private static final World WORLD =
            World.standard()
                    .withTenants(
                            new Tenant(
                                    THERE,
                                    "There",
                                    "there.example",
                                    Cloud.PUBLIC,
                                    List.of(ROOT),
                                    List.of(Group.named("theirs"))))
                    .withSubscriptions(
                            new Subscription(SUBSCRIPTION, "There", THERE, List.of(), List.of()));

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Trio trio;

    @BeforeEach
    void start() {
        installation = Installation.start(folder, WORLD);
        operator = installation.operator("tenants");
        sample = installation.sample();
        trio = new Trio(installation);
        sample.apply("1h", "2h");
        sample.change(
                "AzureCredential", Sample.NAME, it -> it.put("renewal", Map.of("overlap", "2s")));
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
        writeTheirs();
        trio.awaitReason(config(), Reason.ACCESS_PROVEN);
        trio.awaitReason(role(), Reason.RESOLVED);
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void what_is_issued_there_takes_the_place_of_what_goes_here_and_nothing_holds_the_first() {
        Map<String, String> before = sample.secret().orElseThrow();
        move("theirs");

        await().atMost(LONG).until(() -> THERE.equals(secret().get("tenant_id")));
        assertThat(secret().get("subscription_id")).isEqualTo(SUBSCRIPTION);
        assertThat(works(secret())).isTrue();
        await().atMost(LONG).until(() -> !works(before));
        await().atMost(LONG).until(() -> applications().size() == 1);
        assertThat(installation.azure().inventory().roleAssignments()).isEmpty();
        assertThat(installation.azure().inventory().memberships()).hasSize(1);

        trio.role().delete();
        trio.config().delete();
        await().atMost(LONG).until(() -> trio.config().get() == null);
        assertThat(works(secret())).isTrue();
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    @Test
    void who_goes_in_the_middle_of_the_move_is_removed_in_both_although_we_were_killed() {
        move("theirs");
        await().pollInterval(Duration.ofMillis(5))
                .atMost(LONG)
                .until(() -> applications().size() == 2);
        operator.kill();
        sample.delete();
        trio.role().delete();
        trio.config().delete();
        operator = installation.operator("second");

        await().atMost(LONG)
                .until(() -> sample.credential().isEmpty() && trio.config().get() == null);
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
    }

    private void move(String role) {
        sample.change(
                "AzureCredential", Sample.NAME, it -> it.put("roleRef", Map.of("name", role)));
    }

    private void writeTheirs() {
        String yaml =
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: their-root, namespace: %1$s}
                stringData: {clientSecret: %2$s}
                ---
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureConfig
                metadata: {name: theirs, namespace: %1$s}
                spec:
                  tenantID: %3$s
                  subscriptionID: %4$s
                  authentication: {clientSecret: {clientID: %5$s, secretRef: {name: their-root}}}
                  propagation: {timeout: 30s, settle: 3s}
                ---
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureRole
                metadata: {name: theirs, namespace: %1$s}
                spec: {configRef: {name: theirs}, azureGroups: [{groupName: theirs}]}
                """
                        .formatted(
                                sample.namespace(),
                                ROOT.clientSecret(),
                                THERE,
                                SUBSCRIPTION,
                                ROOT.clientID());
        installation.awaitPolicies();
        installation.cluster().apply(Documents.parse(yaml));
    }

    private Resource<AzureConfig> config() {
        return installation
                .client()
                .resources(AzureConfig.class)
                .inNamespace(sample.namespace())
                .withName("theirs");
    }

    private Resource<AzureRole> role() {
        return installation
                .client()
                .resources(AzureRole.class)
                .inNamespace(sample.namespace())
                .withName("theirs");
    }

    private Map<String, String> secret() {
        return sample.secret().orElseThrow();
    }

    private boolean works(Map<String, String> secret) {
        return new Consumer(installation.azure().proxy(), installation.azure().caPem())
                .token(secret)
                .isPresent();
    }

    private List<Inventory.Application> applications() {
        return installation.azure().inventory().applications();
    }
}
