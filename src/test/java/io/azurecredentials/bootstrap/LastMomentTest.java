package io.azurecredentials.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the manifests give a replica that has to go. */
class LastMomentTest {

    @Test
    void nobody_is_killed_who_is_still_draining() throws IOException {
        JsonNode pod = deployment().at("/spec/template/spec");
        long before = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asLong();
        long grace = pod.path("terminationGracePeriodSeconds").asLong();

        assertThat(before).isPositive();
        assertThat(grace).isGreaterThan(before + Operation.LAST_MOMENT.toSeconds());
    }

    @Test
    void an_old_replica_goes_only_when_there_is_a_new_one() throws IOException {
        JsonNode update = deployment().at("/spec/strategy/rollingUpdate");

        assertThat(update.path("maxUnavailable").asInt(1)).isZero();
        assertThat(update.path("maxSurge").asInt()).isPositive();
    }

    private static JsonNode deployment() throws IOException {
        String text = Files.readString(Path.of("manifests/80-deployment.yaml"));
        return Documents.parse(text).getFirst();
    }
}
