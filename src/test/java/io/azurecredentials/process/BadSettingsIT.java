package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadSettingsIT {
    @TempDir Path folder;

    @Test
    void every_bad_setting_is_named_and_the_process_ends_with_2() throws IOException {
        Path log = folder.resolve("log");
        Map<String, String> settings =
                Map.of(
                        "LEADER_ELECTION", "maybe",
                        "ORPHANS", "keep",
                        "ORPHAN_GRACE", "soon",
                        "HEALTH_PORT", "many",
                        "CA_BUNDLE", "/nowhere");

        assertThat(OperatorProcess.exitCode(settings, log)).isEqualTo(2);
        assertThat(Files.readString(log))
                .contains("LEADER_ELECTION must be", "HEALTH_PORT must be", "CA_BUNDLE must be")
                .contains("ORPHANS must be report or delete.", "ORPHAN_GRACE must be a time")
                .doesNotContain("maybe", "keep", "soon", "many", "/nowhere");
    }

    @Test
    void a_ca_bundle_without_a_certificate_ends_with_2_too() throws IOException {
        Path bundle = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        Map<String, String> settings =
                Map.of(
                        "CA_BUNDLE",
                        bundle.toString(),
                        "HEALTH_PORT",
                        "0",
                        "KUBECONFIG",
                        "/nowhere");

        assertThat(OperatorProcess.exitCode(settings, folder.resolve("log"))).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("log"))).contains("CA_BUNDLE must be");
    }
}
