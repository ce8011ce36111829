package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL, again and again, while ten credentials are made and renewed. */
class KillIT {
    private static final int CREDENTIALS = 10;
    private static final int KILLS = 6;
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Long enough to start and do something, short enough to be in the middle of it. */
    private static final int SHORTEST_LIFE = 200;

    private static final int LONGEST_LIFE = 2_500;

    @TempDir Path folder;

    @Test
    void every_credential_ends_with_one_application_and_one_password_and_then_with_none() {
        Random random = new Random(20_260_101);
        try (Installation installation = Installation.start(folder)) {
            new Sample(installation.client()).apply();
            IntStream.range(0, CREDENTIALS).forEach(it -> apply(installation, it));
            for (int i = 0; i < KILLS; i++) {
                OperatorProcess operator = installation.operator("same");
                live(random.nextInt(SHORTEST_LIFE, LONGEST_LIFE));
                operator.kill();
            }
            try (OperatorProcess _ = installation.operator("same")) {
                await().atMost(LONG).until(() -> isAsWanted(installation.azure().inventory()));
                installation
                        .client()
                        .resources(AzureCredential.class)
                        .inNamespace(Sample.NAMESPACE)
                        .delete();
                await().atMost(LONG).until(() -> credentials(installation).isEmpty());
                assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
                assertThat(installation.azure().unmodelled()).isEmpty();
            }
        }
    }

    private static boolean isAsWanted(Inventory inventory) {
        int all = CREDENTIALS + 1;
        return inventory.applications().size() == all
                && inventory.servicePrincipals().size() == all
                && inventory.roleAssignments().size() == all
                && inventory.applications().stream().allMatch(it -> it.passwords().size() == 1);
    }

    private static List<AzureCredential> credentials(Installation installation) {
        return installation
                .client()
                .resources(AzureCredential.class)
                .inNamespace(Sample.NAMESPACE)
                .list()
                .getItems();
    }

    private static void live(int milliseconds) {
        long end = System.nanoTime() + Duration.ofMillis(milliseconds).toNanos();
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> System.nanoTime() > end);
    }

    private static void apply(Installation installation, int number) {
        String yaml =
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata:
                  name: kill-%s
                  namespace: %s
                spec:
                  roleRef:
                    name: reader
                """
                        .formatted(number, Sample.NAMESPACE);
        installation
                .client()
                .resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class))
                .create();
    }
}
