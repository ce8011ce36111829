package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.testcluster.LocalOnly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who uses a credential is restarted, and the old one waits for that. */
@LocalOnly("it plays the controllers that replace pods")
class RolloutIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private Fleet fleet;
    private Told told;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        told = new Told(installation);
        fleet = new Fleet(installation, sample.namespace());
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void pods_are_replaced_once_it_is_allowed_and_the_old_password_goes_when_they_are() {
        OperatorProcess first = installation.operator("first");
        issue(Map.of("kind", "Deployment", "name", "web"), "10m");
        fleet.make("Deployment", "web");
        assertThat(fleet.mark("Deployment", "web")).as("at first").isEmpty();

        rotate("1");
        await().atMost(LONG).untilAsserted(() -> assertThat(reason()).isEqualTo("RolloutDenied"));
        assertThat(told.notes())
                .filteredOn(it -> it.startsWith("RolloutDenied"))
                .singleElement()
                .asString()
                .contains("may not get deployments.apps in namespace " + sample.namespace());
        assertThat(passwords()).as("the old one waits").isEqualTo(2);
        fleet.allow();
        rotate("2");
        await().atMost(LONG).until(() -> fleet.mark("Deployment", "web").equals(published()));
        long patches = fleet.patches();
        assertThat(first.terminate()).isZero();

        try (OperatorProcess second = installation.operator("second")) {
            await().atMost(LONG).until(() -> rollout().rolledAt() != null);
            assertThat(passwords()).as("nobody has replaced pods yet").isEqualTo(3);
            fleet.replacePods("Deployment", "web");
            await().atMost(LONG).until(() -> told.count("RolloutFinished") == 1);
            await().atMost(LONG).until(() -> passwords() == 1);
            assertThat(reason()).isEqualTo(Reason.ISSUED.toString());
            assertThat(told.count("ConsumersRestarted")).isPositive();
            assertThat(fleet.patches()).as("once for both operators").isEqualTo(patches);
            assertThat(told.notes()).noneMatch(it -> it.contains("fake~"));
            assertThat(second.log()).doesNotContain("defect");
        }
    }

    @Test
    void pods_that_never_come_are_waited_for_as_long_as_somebody_wants() {
        fleet.allow();
        try (OperatorProcess operator = installation.operator("patient")) {
            issue(
                    Map.of(
                            "kind",
                            "StatefulSet",
                            "selector",
                            Map.of("matchLabels", Map.of("app", "shop"))),
                    "20s");
            fleet.make("StatefulSet", "db");
            rotate("1");
            await().atMost(LONG).until(() -> told.count("ConsumersRestarted") == 1);
            await().atMost(LONG).until(() -> told.count("ConsumerNotFound") == 1);
            assertThat(told.notes())
                    .anyMatch(it -> it.endsWith("nothing waits for it: DaemonSet/agent."));
            assertThat(passwords()).isEqualTo(2);
            await().atMost(LONG).until(() -> told.count("RolloutFailed") == 1);
            assertThat(told.notes())
                    .anyMatch(it -> it.startsWith("Not finished within rolloutTimeout"));
            await().atMost(LONG).until(() -> passwords() == 1);
            assertThat(reason()).isEqualTo(Reason.ISSUED.toString());
            assertThat(operator.log()).doesNotContain("defect");
        }
    }

    private void issue(Map<String, Object> consumer, String rolloutTimeout) {
        sample.apply("1h", "2h");
        sample.change(
                "AzureCredential",
                Sample.NAME,
                it -> {
                    it.put("renewal", Map.of("overlap", "1s"));
                    it.put("rolloutTimeout", rolloutTimeout);
                    it.put(
                            "rolloutRestart",
                            List.of(consumer, Map.of("kind", "DaemonSet", "name", "agent")));
                });
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(reason()).isEqualTo(Reason.ISSUED.toString()));
    }

    /** Returns when another credential is in the Secret. */
    private void rotate(String value) {
        String before = published();
        sample.mergeMetadata(
                "AzureCredential",
                Sample.NAME,
                "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"%s\"}}"
                        .formatted(value));
        await().atMost(LONG).until(() -> !published().equals(before));
    }

    private String published() {
        return keys().stream()
                .filter(it -> it.state().equals("Published"))
                .map(it -> Objects.requireNonNull(it.keyID()))
                .findFirst()
                .orElse("");
    }

    private AzureCredentialStatus.Rollout rollout() {
        return keys().stream()
                .flatMap(it -> Stream.ofNullable(it.rollout()))
                .findFirst()
                .orElseThrow();
    }

    private List<AzureCredentialStatus.Key> keys() {
        return status().map(AzureCredentialStatus::keys).orElse(List.of());
    }

    private int passwords() {
        return installation.azure().inventory().applications().stream()
                .mapToInt(it -> it.passwords().size())
                .sum();
    }

    private String reason() {
        return status().map(AzureCredentialStatus::conditions).orElse(List.of()).stream()
                .filter(it -> it.type().equals(Condition.READY))
                .map(Condition::reason)
                .findFirst()
                .orElse("");
    }

    private Optional<AzureCredentialStatus> status() {
        return sample.credential().map(it -> it.getStatus());
    }
}
