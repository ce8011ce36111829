package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root credential that is not replaced, or goes with its config. */
class RootPauseIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String SEEDED = "fake~secret-of-root-for-the-emulator";

    private static final World WORLD = world();

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private RotatingRoot root;

    @BeforeEach
    void start() {
        installation = Installation.start(folder, WORLD);
        sample = installation.sample();
        operator = installation.operator("rotation");
        root = new RotatingRoot(installation);
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void a_config_that_goes_takes_its_passwords_along() {
        sample.apply();
        root.rotate(Map.of("period", "10s", "gracePeriod", "9s", "passwordTTL", "1h"));
        waiting().until(() -> root.number() >= 1 && !root.markers().isEmpty());
        sample.delete();
        installation.client().resources(AzureRole.class).inNamespace(sample.namespace()).delete();
        installation.client().resource(root.config()).delete();
        waiting().until(() -> root.config() == null);
        assertThat(root.markers()).isEmpty();
        assertThat(root.works(SEEDED)).isTrue();
    }

    @Test
    void a_config_that_is_given_up_goes_and_tells_what_it_leaves() {
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
        root.request("1");
        waiting().until(() -> root.number() == 1 && root.markers().size() == 1);
        waiting().until(() -> "1".equals(root.status().orElseThrow().lastHandledRotateRequest()));
        List<String> left = root.markers();
        installation
                .azure()
                .controls()
                .faults(
                        FaultRule.probability(
                                "graph.applications.removePassword", 1, FaultKind.INTERNAL_ERROR));
        installation.client().resource(root.config()).delete();
        waiting()
                .until(
                        () -> root.condition(Condition.READY).orElseThrow().reason(),
                        "AzureUnavailable"::equals);
        assertThat(root.config()).isNotNull();

        sample.mergeMetadata(
                "AzureConfig",
                "platform",
                "{\"annotations\":{\"azurecredentials.io/abandon\":\"the tenant is gone\"}}");
        waiting().until(() -> root.config() == null);
        assertThat(root.markers()).isEqualTo(left);
        Told told = new Told(installation);
        waiting().until(() -> told.count("RootAbandoned") == 1);
        assertThat(told.notes()).anySatisfy(it -> assertThat(it).contains(left));
    }

    @Test
    void a_suspended_config_keeps_its_root() {
        sample.apply();
        root.request("1");
        waiting().until(() -> root.markers().size() == 1 && root.number() == 1);
        waiting().until(() -> root.told().keyID() != null);
        sample.change("AzureConfig", "platform", it -> it.put("suspend", true));
        root.request("2");
        waiting().until(() -> root.condition(Condition.SUSPENDED).isPresent());
        await().during(Duration.ofSeconds(12)).atMost(LONG).until(() -> root.number() == 1);
        assertThat(root.status().orElseThrow().lastHandledRotateRequest()).isEqualTo("1");
        sample.change("AzureConfig", "platform", it -> it.remove("suspend"));
        waiting().until(() -> "2".equals(root.status().orElseThrow().lastHandledRotateRequest()));
    }

    @Test
    void who_may_not_rotate_is_told_what_is_missing_and_keeps_its_root() {
        sample.apply();
        Application alone = WORLD.application("alone");
        sample.change(
                "AzureConfig",
                "platform",
                it ->
                        it.put(
                                "authentication",
                                Map.of(
                                        "clientSecret",
                                        Map.of(
                                                "clientID",
                                                alone.clientID(),
                                                "secretRef",
                                                Map.of(
                                                        "name",
                                                        "azure-root",
                                                        "key",
                                                        "clientSecret")))));
        root.hand(alone.clientSecret());
        waiting().ignoreExceptions().until(() -> root.told().clientID().equals(alone.clientID()));
        root.request("1");
        waiting()
                .until(
                        () -> root.condition(Condition.READY).orElseThrow().reason(),
                        "PermissionMissing"::equals);
        Condition ready = root.condition(Condition.READY).orElseThrow();
        assertThat(ready.holds()).isTrue();
        assertThat(ready.message()).contains("Application.ReadWrite.OwnedBy", "owner");
        waiting().until(root::events, it -> it.contains("RootRotationFailed"));
    }

    /** An application that does not own itself beside the root. */
    private static World world() {
        World standard = World.standard();
        return standard.withApplications(
                Application.named("alone")
                        .withGraphPermissions("Application.ReadWrite.OwnedBy")
                        .withRoles(
                                new RoleGrant(
                                        "User Access Administrator",
                                        standard.subscription().scope())));
    }

    private static ConditionFactory waiting() {
        return await().atMost(LONG);
    }
}
