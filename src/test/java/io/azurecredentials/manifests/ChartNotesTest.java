package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.azurecredentials.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Helm tells whoever has installed the chart. */
class ChartNotesTest {
    @TempDir Path folder;

    @Test
    void whoever_installs_it_is_told_what_uninstalling_leaves_and_what_to_delete_before()
            throws IOException {
        assertThat(installed("{}"))
                .contains("serves all namespaces")
                .contains("Before you uninstall it, delete the AzureCredentials, AzureRoles")
                .contains("helm uninstall leaves our\nCustomResourceDefinitions")
                .contains("the Secrets that the operator keeps in\n" + Settings.NAME);
    }

    @Test
    void it_says_which_namespaces_are_served() throws IOException {
        assertThat(installed("watchNamespaces: [team-a]")).contains("serves team-a.");
    }

    private String installed(String values) throws IOException {
        return new Helm(Chart.archive())
                .install()
                .withName(Settings.NAME)
                .withNamespace(Settings.NAME)
                .withKubeVersion("1.30.0")
                .withValuesFile(Files.writeString(folder.resolve("values.yaml"), values))
                .dryRun()
                .clientOnly()
                .call()
                .getOutput();
    }
}
