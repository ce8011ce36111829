package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.LocalOnly;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a release when Helm upgrades and uninstalls it. */
@LocalOnly("it installs under the names that are shipped")
class ReleaseIT {
    private static final String ROLES = "azureroles.azurecredentials.io";

    private static final String CONFIG =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureConfig
            metadata: {name: platform, namespace: default}
            spec:
              tenantID: b48b13e7-3a6a-32a8-adc5-4425dd24d9ff
              subscriptionID: b48b13e7-3a6a-32a8-adc5-4425dd24d9ff
            """;

    @TempDir Path folder;
    private TestCluster cluster;
    private KubernetesClient client;

    @BeforeEach
    void install() {
        cluster = TestCluster.start(folder);
        client = cluster.client();
        var _ = Release.install(cluster, folder, "{}");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void an_upgrade_reaches_the_definitions() throws IOException {
        assertThat(shortNames(ROLES)).containsExactly("azrole");
        Path next = Chart.copy(folder.resolve("next"));
        Path definition = next.resolve("files/crds/" + ROLES + "-v1.yml");
        Files.writeString(
                definition,
                Files.readString(definition)
                        .replace("- \"azrole\"", "- \"azrole\"\n    - \"azr\""));

        Release.upgrade(cluster, next, folder, "{}");

        assertThat(shortNames(ROLES)).containsExactly("azrole", "azr");
    }

    @Test
    void an_upgrade_with_other_values_takes_away_what_they_no_longer_give() {
        assertThat(deployed()).isEqualTo(2);

        Release.upgrade(
                cluster,
                Chart.archive(),
                folder,
                "{replicas: 3, watchNamespaces: [default], people: {install: false}}");

        assertThat(deployed()).isEqualTo(3);
        assertThat(names(client.rbac().clusterRoles().list().getItems()))
                .containsExactlyInAnyOrder("-cluster", "-rollout");
        assertThat(names(client.rbac().roles().inNamespace("default").list().getItems()))
                .containsExactly("-served");
    }

    @Test
    void uninstalling_leaves_the_definitions_with_all_objects_and_nothing_that_acts() {
        var _ = client.resource(config()).create();

        String said = Release.uninstall(cluster);

        assertThat(said)
                .contains("kept due to the resource policy")
                .contains("[CustomResourceDefinition] " + ROLES);
        assertThat(names(client.rbac().clusterRoles().list().getItems())).isEmpty();
        assertThat(client.apps().deployments().inAnyNamespace().list().getItems()).isEmpty();
        assertThat(client.resource(config()).get()).isNotNull();
        assertThat(client.apiextensions().v1().customResourceDefinitions().list().getItems())
                .hasSize(4);
    }

    @Test
    void installing_it_again_takes_up_what_was_left() {
        var _ = client.resource(config()).create();
        String _ = Release.uninstall(cluster);

        var _ = Release.install(cluster, folder, "{}");

        assertThat(deployed()).isEqualTo(2);
        assertThat(client.resource(config()).get()).isNotNull();
    }

    private static AzureConfig config() {
        return Serialization.unmarshal(CONFIG, AzureConfig.class);
    }

    private List<String> shortNames(String definition) {
        CustomResourceDefinition found =
                client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(definition)
                        .require();
        return found.getSpec().getNames().getShortNames();
    }

    private int deployed() {
        return client.apps()
                .deployments()
                .inNamespace(Settings.NAME)
                .withName(Settings.NAME)
                .require()
                .getSpec()
                .getReplicas();
    }

    /** Of what is ours, without the name that all of it begins with. */
    private static List<String> names(List<? extends HasMetadata> objects) {
        return objects.stream()
                .map(it -> it.getMetadata().getName())
                .filter(it -> it.startsWith(Settings.NAME))
                .map(it -> it.substring(Settings.NAME.length()))
                .toList();
    }
}
