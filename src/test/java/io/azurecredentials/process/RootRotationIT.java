package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root credential that the operator replaces by passwords of its own. */
class RootRotationIT {
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
    void a_root_is_replaced_again_and_again_and_what_was_replaced_goes() {
        sample.apply();
        Secret bootstrap = waiting().until(root::bootstrap, it -> it != null);
        rotate(Map.of("period", "10s", "gracePeriod", "2s"));
        waiting().until(() -> root.number() >= 3);
        RootCredential told = told();
        assertThat(told.keyID()).isNotBlank();
        assertThat(Duration.between(told.created(), told.expires()))
                .isBetween(Duration.ofHours(4379), Duration.ofHours(4381));
        assertThat(told.nextRotation()).isEqualTo(told.since().plusSeconds(10));
        rotate(Map.of("period", "700h", "gracePeriod", "2s"));
        waiting().until(() -> root.markers().size() == 1);
        assertThat(root.works(root.kept(root.config()).orElseThrow())).isTrue();
        assertThat(root.works(SEEDED)).as("nobody told its key id").isTrue();
        waiting().until(() -> shown("expiry") == told().expires().getEpochSecond());
        assertThat(shown("next_rotation")).isEqualTo(told().nextRotation().getEpochSecond());
        assertThat(root.bootstrap().getMetadata().getResourceVersion())
                .isEqualTo(bootstrap.getMetadata().getResourceVersion());
        assertThat(root.events()).contains("RootRotated").doesNotContain("RootRotationFailed");
    }

    @Test
    void a_root_whose_key_id_is_told_is_removed_once_it_is_replaced_on_demand() {
        sample.apply();
        String keyID = WORLD.application(World.ROOT).secrets().getFirst().keyID();
        authenticate(keyID);
        Vandal vandal = new Vandal(installation.azure(), folder);
        String foreign =
                vandal.addPassword(WORLD.application(World.ROOT).objectID(), "somebody else's");
        waiting()
                .until(
                        () ->
                                root.status()
                                        .map(AzureConfigStatus::rootCredential)
                                        .filter(it -> keyID.equals(it.keyID()))
                                        .isPresent());
        rotate(Map.of("period", "700h", "gracePeriod", "2s"));
        request("1");
        waiting().until(() -> "1".equals(root.status().orElseThrow().lastHandledRotateRequest()));
        waiting().until(() -> !root.works(SEEDED));
        assertThat(root.works(root.kept(root.config()).orElseThrow())).isTrue();
        assertThat(root.keyIDs()).hasSize(2).contains(foreign, told().keyID());
        assertThat(root.number()).isEqualTo(1);
    }

    @Test
    void a_rotation_that_is_killed_anywhere_is_made_good() {
        sample.apply();
        rotate(Map.of("period", "10s", "gracePeriod", "2s"));
        for (int kill = 0; kill < 6; kill++) {
            long last = root.number();
            waiting().until(() -> root.number() > last);
            await().pollDelay(Duration.ofMillis(150L * kill)).until(() -> true);
            operator.kill();
            assertThat(root.works(root.kept(root.config()).orElse(SEEDED))).isTrue();
            operator = installation.operator("rotation-" + kill);
        }
        rotate(Map.of("period", "700h", "gracePeriod", "2s"));
        waiting().until(() -> root.markers().size() == 1);
        assertThat(root.works(root.kept(root.config()).orElseThrow())).isTrue();
        waiting().until(() -> root.condition(Condition.READY).orElseThrow().holds());
    }

    @Test
    void a_config_that_goes_takes_its_passwords_along() {
        sample.apply();
        rotate(Map.of("period", "10s", "gracePeriod", "9s", "passwordTTL", "1h"));
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
        request("1");
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
        request("1");
        waiting().until(() -> root.markers().size() == 1 && root.number() == 1);
        waiting().until(() -> told().keyID() != null);
        sample.change("AzureConfig", "platform", it -> it.put("suspend", true));
        request("2");
        waiting().until(() -> root.condition(Condition.SUSPENDED).isPresent());
        await().during(Duration.ofSeconds(12)).atMost(LONG).until(() -> root.number() == 1);
        assertThat(root.status().orElseThrow().lastHandledRotateRequest()).isEqualTo("1");
        sample.change("AzureConfig", "platform", it -> it.remove("suspend"));
        waiting().until(() -> "2".equals(root.status().orElseThrow().lastHandledRotateRequest()));
    }

    @Test
    void another_bootstrap_secret_is_taken_up_and_what_it_replaces_goes() {
        sample.apply();
        rotate(Map.of("period", "700h", "gracePeriod", "2s"));
        request("1");
        waiting().until(() -> root.markers().size() == 1);
        waiting().until(() -> "1".equals(root.status().orElseThrow().lastHandledRotateRequest()));
        String second =
                new Vandal(installation.azure(), folder)
                        .makeSecret(WORLD.application(World.ROOT).objectID(), "by hand");
        root.hand(second);
        waiting().until(() -> root.markers().isEmpty());
        assertThat(root.kept(root.config())).contains(second);
        assertThat(root.works(second)).isTrue();
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
        waiting().ignoreExceptions().until(() -> told().clientID().equals(alone.clientID()));
        request("1");
        waiting()
                .until(
                        () -> root.condition(Condition.READY).orElseThrow().reason(),
                        "PermissionMissing"::equals);
        Condition ready = root.condition(Condition.READY).orElseThrow();
        assertThat(ready.holds()).isTrue();
        assertThat(ready.message()).contains("Application.ReadWrite.OwnedBy", "owner");
        assertThat(root.events()).contains("RootRotationFailed");
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

    private double shown(String date) {
        return Scrape.of(operator)
                .value(
                        "azure_credentials_root_%s_timestamp_seconds{name=\"platform\",namespace=\"%s\"}"
                                .formatted(date, sample.namespace()));
    }

    private RootCredential told() {
        return Objects.requireNonNull(root.status().orElseThrow().rootCredential());
    }

    private void rotate(Map<String, Object> rotation) {
        sample.change("AzureConfig", "platform", it -> it.put("rootRotation", rotation));
    }

    private void authenticate(String keyID) {
        sample.change(
                "AzureConfig",
                "platform",
                it -> {
                    Map<String, Object> secret =
                            new HashMap<>(
                                    Map.of(
                                            "clientID",
                                            RotatingRoot.CLIENT,
                                            "secretRef",
                                            Map.of("name", "azure-root", "key", "clientSecret"),
                                            "keyID",
                                            keyID));
                    it.put("authentication", Map.of("clientSecret", secret));
                });
    }

    private void request(String text) {
        sample.mergeMetadata(
                "AzureConfig",
                "platform",
                "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"%s\"}}"
                        .formatted(text));
    }

    private static ConditionFactory waiting() {
        return await().atMost(LONG);
    }
}
