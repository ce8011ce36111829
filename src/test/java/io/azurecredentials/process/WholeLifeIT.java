package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.control.Inventory.Application;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a role says of the applications made for it, and of how long a credential lives. */
class WholeLifeIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void a_credential_lives_as_its_role_says_and_leaves_nothing_not_even_in_the_recycle_bin() {
        try (Installation installation = Installation.start(folder);
                OperatorProcess _ = installation.operator("whole-life")) {
            Sample sample = installation.sample();
            sample.apply();
            await().atMost(LONG).until(() -> sample.secret().isPresent());
            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
            List<Inventory.DeletedItem> kept = installation.azure().inventory().deletedItems();
            assertThat(kept).isNotEmpty();
            sample.change(
                    "AzureRole",
                    "reader",
                    it -> {
                        it.put("ttl", "15s");
                        it.put("maxTTL", "20s");
                        it.put("explicitMaxTTL", "20s");
                        it.put("permanentlyDelete", true);
                        it.put("tags", List.of("team-a", "billing"));
                    });
            sample.apply("40-azurecredential.yaml");
            await().atMost(LONG).until(() -> sample.secret().isPresent());

            assertThat(installation.azure().inventory().applications())
                    .singleElement()
                    .extracting(Application::tags)
                    .asInstanceOf(LIST)
                    .contains("team-a", "billing");
            await().atMost(LONG)
                    .until(() -> status(sample).map(AzureCredentialStatus::endedAt).isPresent());
            await().atMost(LONG).until(() -> installation.azure().inventory().isEmpty());
            AzureCredentialStatus.Life life =
                    status(sample).map(AzureCredentialStatus::life).orElseThrow();
            assertThat(life.until()).isEqualTo(life.since().plusSeconds(20));
            assertThat(sample.secret()).isEmpty();
            await().atMost(LONG)
                    .until(() -> installation.azure().inventory().deletedItems().equals(kept));
        }
    }

    private static Optional<AzureCredentialStatus> status(Sample sample) {
        return sample.credential().map(AzureCredential::getStatus);
    }
}
