package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.demo.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of root passwords whose AzureConfig is gone. */
class RootOrphansIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CLUSTER = "blue";
    private static final String NOBODY = "0b0e6f5c-1b1f-4a57-9a3c-000000000000";

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private Vandal vandal;
    private Told told;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        vandal = new Vandal(installation.azure(), folder);
        told = new Told(installation);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void a_root_password_whose_config_was_torn_off_goes_and_those_that_live_stay() {
        RotatingRoot root = new RotatingRoot(installation);
        OperatorProcess first = operator("report");
        String application = installation.azure().world().root().objectID();
        applyConfig();
        root.request("1");
        await().atMost(LONG).until(() -> root.markers().size() == 1 && root.number() == 1);
        first.terminate();
        List<String> left = root.markers();
        sample.mergeMetadata("AzureConfig", "platform", "{\"finalizers\":null}");
        installation.client().resource(root.config()).delete();
        await().atMost(LONG).until(() -> root.config() == null);
        vandal.addPassword(application, "azcfg/green/" + NOBODY + "/1");
        vandal.addPassword(application, "azcfg/" + CLUSTER + "/somebody/1");

        try (OperatorProcess operator = operator("delete")) {
            sample.apply("20-azureconfig.yaml");
            root.request("2");
            await().atMost(LONG).until(() -> root.number() == 1);
            await().atMost(LONG).until(() -> root.markers().stream().noneMatch(left::contains));
            await().atMost(LONG).until(() -> told.count("OrphanRemoved") == 1);
            assertThat(told.notes()).anySatisfy(it -> assertThat(it).contains(left.getFirst()));
            awaitLooks(operator, looks(operator) + 4);
            assertThat(root.markers())
                    .containsExactlyInAnyOrder(
                            "azcfg/green/" + NOBODY + "/1",
                            "azcfg/" + CLUSTER + "/somebody/1",
                            "azcfg/" + CLUSTER + "/" + root.config().getMetadata().getUid() + "/1");
            assertThat(root.works(root.kept(root.config()).orElseThrow())).isTrue();
        }
    }

    private OperatorProcess operator(String orphans) {
        return installation.operator(
                "auditor", Map.of("ORPHANS", orphans, "ORPHAN_GRACE", "2s", "CLUSTER_ID", CLUSTER));
    }

    private void applyConfig() {
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
    }

    private static void awaitLooks(OperatorProcess operator, double number) {
        await().atMost(LONG).until(() -> looks(operator) >= number);
    }

    private static double looks(OperatorProcess operator) {
        return Scrape.of(operator)
                .value("azure_credentials_orphan_searches_total{result=\"complete\"}");
    }
}
