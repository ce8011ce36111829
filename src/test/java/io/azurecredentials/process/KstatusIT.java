package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.base.Kstatus;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.gitops.Health;
import io.azurecredentials.gitops.HealthCheck;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tool that waits by kstatus, and Argo CD, see of a credential, version by version. */
class KstatusIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final HealthCheck CHECK = HealthCheck.of("AzureCredential");

    @TempDir Path folder;

    @Test
    void a_credential_is_in_progress_until_it_works_and_terminating_until_it_is_gone() {
        try (Installation installation = Installation.start(folder)) {
            Sample sample = installation.sample();
            sample.apply("1h", "2h");
            assertThat(kstatus(sample.credential().orElseThrow())).isEqualTo(Kstatus.IN_PROGRESS);
            List<Kstatus> seen = new CopyOnWriteArrayList<>();
            List<Health> shown = new CopyOnWriteArrayList<>();
            try (OperatorProcess _ = installation.operator("kstatus");
                    Watch _ = watch(installation, seen, shown)) {
                await().atMost(LONG).until(() -> seen.contains(Kstatus.CURRENT));
                sample.delete();
                await().atMost(LONG).until(() -> sample.credential().isEmpty());
            }
            assertThat(shown)
                    .containsExactlyElementsOf(
                            seen.stream().map(it -> Health.of(it, List.of())).toList());
            int current = seen.indexOf(Kstatus.CURRENT);
            int leaving = seen.indexOf(Kstatus.TERMINATING);
            assertThat(seen.subList(0, current)).containsOnly(Kstatus.IN_PROGRESS);
            assertThat(seen.subList(current, leaving)).containsOnly(Kstatus.CURRENT);
            assertThat(seen.subList(leaving, seen.size())).containsOnly(Kstatus.TERMINATING);
        }
    }

    private static Watch watch(Installation installation, List<Kstatus> seen, List<Health> shown) {
        return installation
                .client()
                .resources(AzureCredential.class)
                .inNamespace(installation.sample().namespace())
                .watch(
                        new Watcher<>() {
                            @Override
                            public void eventReceived(Action action, AzureCredential credential) {
                                JsonNode asShown =
                                        new KubernetesSerialization()
                                                .convertValue(credential, JsonNode.class);
                                shown.add(CHECK.of(asShown).health());
                                seen.add(kstatus(credential));
                            }

                            @Override
                            public void onClose(WatcherException cause) {}
                        });
    }

    private static Kstatus kstatus(AzureCredential credential) {
        AzureCredentialStatus status = credential.getStatus();
        return Kstatus.of(
                credential.getMetadata().getDeletionTimestamp() != null,
                credential.getMetadata().getGeneration(),
                status == null ? null : status.observedGeneration(),
                status == null ? null : status.conditions());
    }
}
