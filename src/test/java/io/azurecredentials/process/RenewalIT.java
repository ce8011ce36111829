package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credential of ten seconds on service principals of fifteen. */
class RenewalIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void what_the_secret_holds_works_at_every_moment_while_passwords_and_principals_are_replaced() {
        try (Installation installation = Installation.start(folder);
                OperatorProcess _ = installation.operator("renewal")) {
            Sample sample = installation.sample();
            Consumer consumer =
                    new Consumer(installation.azure().proxy(), installation.azure().caPem());
            sample.apply("10s", "15s");
            await().atMost(LONG).until(sample::secret, Optional::isPresent);
            Set<String> principals = new HashSet<>();
            Set<String> passwords = new HashSet<>();
            Instant latest = Instant.now().plus(LONG);
            while (principals.size() < 3 && Instant.now().isBefore(latest)) {
                Map<String, String> secret = sample.secret().orElseThrow();
                assertThat(consumer.token(secret)).as("works now").isPresent();
                principals.add(secret.get("client_id"));
                passwords.add(secret.get("client_secret"));
            }
            assertThat(principals).hasSize(3);
            assertThat(passwords).hasSizeGreaterThanOrEqualTo(3);
            assertThat(installation.azure().inventory().applications()).hasSizeLessThan(3);
            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        }
    }
}
