package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator that serves some namespaces alone. */
class ServedNamespacesIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Map<String, Object> SELECTOR =
            Map.of("from", "Selector", "selector", Map.of("matchLabels", Map.of("azure", "yes")));

    private static final String CONFIG =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureConfig
            metadata: {name: alone, namespace: NAMESPACE}
            spec:
              tenantID: b48b13e7-3a6a-32a8-adc5-4425dd24d9ff
              subscriptionID: b48b13e7-3a6a-32a8-adc5-4425dd24d9ff
            """;

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private String other;
    private OperatorProcess operator;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        other = installation.namespace("team-b");
        operator = installation.operator("serving", Map.of("WATCH_NAMESPACES", sample.namespace()));
        sample.apply("1h", "2h");
        awaitReady("Issued");
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void selectors_are_refused_until_they_are_gone_and_what_was_issued_stays() {
        String issued = clientID();
        for (String object : List.of("AzureRole/reader", "AzureConfig/platform")) {
            String[] named = object.split("/", -1);
            sample.change(named[0], named[1], it -> it.put("allowedNamespaces", SELECTOR));
            await().atMost(LONG).untilAsserted(this::assertRefused);
            assertThat(clientID()).isEqualTo(issued);

            sample.change(
                    named[0], named[1], it -> it.put("allowedNamespaces", Map.of("from", "All")));
            awaitReady("AccessProven", "Resolved", "Issued");
        }
    }

    @Test
    void objects_of_other_namespaces_are_left_alone() {
        var _ =
                installation
                        .client()
                        .resource(
                                new NamespaceBuilder()
                                        .withNewMetadata()
                                        .withName(other)
                                        .withLabels(installation.cluster().labels())
                                        .endMetadata()
                                        .build())
                        .create();
        installation.cluster().apply(Documents.parse(CONFIG.replace("NAMESPACE", other)));

        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());

        AzureConfig left =
                installation
                        .client()
                        .resources(AzureConfig.class)
                        .inNamespace(other)
                        .withName("alone")
                        .require();
        assertThat(left.getStatus()).extracting(AzureConfigStatus::conditions).isNull();
        assertThat(left.getMetadata().getFinalizers()).isEmpty();
    }

    private String clientID() {
        return sample.secret().orElseThrow().getOrDefault("client_id", "");
    }

    private void assertRefused() {
        assertThat(sample.ready())
                .filteredOn(it -> it.reason().equals(Reason.SELECTOR_UNAVAILABLE.toString()))
                .singleElement()
                .satisfies(it -> assertThat(it.message()).contains("write from: Same"));
    }

    private void awaitReady(String... reasons) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(sample.ready())
                                        .extracting(Condition::reason)
                                        .contains(reasons));
    }
}
