package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator serves, as curl and a second replica see it. */
class ServingIT {
    @TempDir Path folder;

    @Test
    void every_replica_answers_under_the_one_authority_of_the_Secret() throws IOException {
        try (Installation installation = Installation.start(folder);
                OperatorProcess leader = installation.operator("leader");
                OperatorProcess standby = installation.operator("standby")) {
            Path ca = authority(installation);
            for (OperatorProcess replica : List.of(leader, standby)) {
                URI health = replica.https().resolve("/v1/sys/health");
                assertThat(curl(ca, health.toString()))
                        .contains("\"sealed\":false")
                        .endsWith(" 200");
                assertThat(curl(ca, "-I", health.toString())).endsWith(" 200");
                assertThat(curl(ca, "-X", "PUT", "-d", "{}", health.toString()))
                        .contains("unsupported operation")
                        .endsWith(" 405");
                assertThat(curl(ca, "--path-as-is", replica.https() + "/v1/../healthz"))
                        .endsWith(" 400");
                assertThat(curl(ca, health.toString().replace("127.0.0.1", "localhost")))
                        .endsWith(" 200");
            }
            assertThat(leader.terminate()).isZero();
            assertThat(leader.log()).doesNotContain("defect");
        }
    }

    @Test
    void a_port_that_is_taken_is_a_bad_setting() throws IOException {
        try (Installation installation = Installation.start(folder);
                OperatorProcess first = installation.operator("first")) {
            Path log = folder.resolve("second.log");
            Map<String, String> environment = installation.environment("second");
            environment.put("HTTP_PORT", Integer.toString(first.https().getPort()));

            assertThat(OperatorProcess.exitCode(environment, log)).isEqualTo(2);
            assertThat(Files.readString(log)).contains("HTTP_PORT must be a free port");
        }
    }

    private Path authority(Installation installation) throws IOException {
        return Files.writeString(folder.resolve("ca.crt"), installation.authority());
    }

    /** The body, and the status after a space. */
    private static String curl(Path ca, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of("curl", "-sS", "-m", "20", "-w", " %{http_code}", "--cacert"));
        command.add(ca.toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        return output;
    }
}
