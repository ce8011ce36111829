package io.azurecredentials.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.demo.Consumer;
import io.azurecredentials.process.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody notices that replicas come and go. */
class RollingUpdateIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int REPLICAS = 3;

    @TempDir Path folder;

    @Test
    void a_rolling_update_of_three_replicas_drops_nothing_and_counts_nothing_twice() {
        try (Installation installation = Installation.start(folder);
                Balancer balancer = new Balancer();
                Replicas replicas = new Replicas(installation, balancer)) {
            Doors doors = new Doors(installation);
            installation.sample().apply();
            doors.make();
            for (int i = 0; i < REPLICAS; i++) {
                replicas.add();
            }
            await().atMost(LONG).until(doors::areOpen);
            Crowd crowd = new Crowd();
            Issuing issuing = new Issuing(installation, "load");
            try (crowd;
                    issuing) {
                issuing.begin();
                send(crowd, installation, balancer, errands(doors.jwt()));
                issuing.awaitAnother();
                for (int i = 0; i < REPLICAS; i++) {
                    replicas.replaceOldest();
                    issuing.awaitAnother();
                    assertThat(replicas.has(Term.of(installation).holder())).isTrue();
                }
            }
            assertThat(crowd.failures()).isEmpty();
            assertThat(crowd.done()).hasSize(8).allSatisfy((_, it) -> assertThat(it).isPositive());
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(installation.azure().inventory().applications())
                                            .hasSize(issuing.published() + 1));
        }
    }

    private static Map<String, Errand> errands(String jwt) {
        return Map.of(
                "service", Errand.service(jwt),
                "batch", Errand.batch(jwt),
                "counted", Errand.counted(jwt),
                "draw", Errand.draw(jwt));
    }

    private static void send(
            Crowd crowd,
            Installation installation,
            Balancer balancer,
            Map<String, Errand> errands) {
        SSLContext tls = Consumer.trusting(installation.authority());
        String namespace = installation.sample().namespace();
        errands.forEach(
                (name, errand) -> {
                    crowd.send(
                            name + ", keeping its connection",
                            errand,
                            new Keeping(balancer.url(), namespace, tls));
                    crowd.send(
                            name + ", reconnecting",
                            errand,
                            new Reconnecting(balancer.url(), namespace, tls));
                });
    }
}
