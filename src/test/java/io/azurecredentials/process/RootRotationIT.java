package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.base.Condition;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.world.World;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root credential that the operator replaces by passwords of its own. */
class RootRotationIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String SEEDED = "fake~secret-of-root-for-the-emulator";

    private static final Path SAMPLE = Path.of("samples/root-rotation/20-azureconfig.yaml");
    private static final World WORLD = World.standard();

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
        hurry();
        root.rotate(Map.of("period", "10s", "gracePeriod", "2s"));
        waiting().until(() -> root.number() >= 2);
        RootCredential told = root.told();
        assertThat(told.keyID()).isNotBlank();
        assertThat(Duration.between(told.created(), told.expires()))
                .isBetween(Duration.ofHours(4379), Duration.ofHours(4381));
        assertThat(told.nextRotation()).isEqualTo(told.since().plusSeconds(10));
        root.rotate(Map.of("period", "700h", "gracePeriod", "2s"));
        waiting().until(() -> root.markers().size() == 1);
        assertThat(root.works(root.kept(root.config()).orElseThrow())).isTrue();
        assertThat(root.works(SEEDED)).as("nobody told its key id").isTrue();
        waiting().until(() -> shown("expiry") == root.expires().getEpochSecond());
        assertThat(shown("next_rotation")).isEqualTo((double) root.next().getEpochSecond());
        assertThat(root.bootstrap().getMetadata().getResourceVersion())
                .isEqualTo(bootstrap.getMetadata().getResourceVersion());
        waiting().until(root::events, it -> it.contains("RootRotated"));
        assertThat(root.events()).doesNotContain("RootRotationFailed");
    }

    @Test
    void
            with_the_sample_the_next_rotation_is_by_its_schedule_and_the_first_password_goes_by_its_key()
                    throws IOException {
        sample.apply();
        GenericKubernetesResource written =
                Serialization.unmarshal(Files.readString(SAMPLE), GenericKubernetesResource.class);
        Map<String, Object> spec = written.get("spec");
        String keyID = written.get("spec", "authentication", "clientSecret", "keyID");
        sample.change("AzureConfig", "platform", it -> it.putAll(spec));
        Vandal vandal = new Vandal(installation.azure(), folder);
        String foreign =
                vandal.addPassword(WORLD.application(World.ROOT).objectID(), "somebody else's");
        waiting()
                .until(
                        () ->
                                root.status()
                                        .map(AzureConfigStatus::rootCredential)
                                        .filter(it -> keyID.equals(it.keyID()))
                                        .filter(it -> it.nextRotation() != null)
                                        .isPresent());
        ZonedDateTime next = root.next().atZone(ZoneOffset.UTC);
        assertThat(next.getDayOfMonth()).isEqualTo(1);
        assertThat(next.getHour()).isEqualTo(3);
        root.rotate(Map.of("period", "700h", "gracePeriod", "2s"));
        root.request("1");
        waiting().until(() -> "1".equals(root.status().orElseThrow().lastHandledRotateRequest()));
        waiting().until(() -> !root.works(SEEDED));
        assertThat(root.works(root.kept(root.config()).orElseThrow())).isTrue();
        assertThat(root.keyIDs()).hasSize(2).contains(foreign, root.told().keyID());
        assertThat(root.number()).isEqualTo(1);
    }

    @Test
    void a_rotation_that_is_killed_anywhere_is_made_good() {
        sample.apply();
        hurry();
        root.rotate(Map.of("period", "700h", "gracePeriod", "2s"));
        for (int kill = 0; kill < 4; kill++) {
            long last = root.number();
            root.request("before-" + kill);
            waiting().until(() -> root.number() > last);
            await().pollDelay(Duration.ofMillis(250L * kill)).until(() -> true);
            operator.kill();
            assertThat(root.works(root.kept(root.config()).orElse(SEEDED))).isTrue();
            operator = installation.operator("rotation-" + kill);
        }
        waiting().until(() -> root.markers().size() == 1);
        assertThat(root.works(root.kept(root.config()).orElseThrow())).isTrue();
        waiting().until(() -> root.condition(Condition.READY).orElseThrow().holds());
    }

    @Test
    void another_bootstrap_secret_is_taken_up_and_what_it_replaces_goes() {
        sample.apply();
        hurry();
        root.rotate(Map.of("period", "700h", "gracePeriod", "2s"));
        root.request("1");
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

    /** A password is proven by one try, and what was lost is made again after a second. */
    private void hurry() {
        sample.change(
                "AzureConfig",
                "platform",
                it ->
                        it.put(
                                "propagation",
                                Map.of("successes", 1, "timeout", "30s", "settle", "1s")));
    }

    private double shown(String date) {
        return Scrape.of(operator)
                .value(
                        "azure_credentials_root_%s_timestamp_seconds{name=\"platform\",namespace=\"%s\"}"
                                .formatted(date, sample.namespace()));
    }

    private static ConditionFactory waiting() {
        return await().atMost(LONG);
    }
}
