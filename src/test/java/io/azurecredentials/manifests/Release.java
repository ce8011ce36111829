package io.azurecredentials.manifests;

import com.marcnuri.helm.Helm;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Installed;
import io.azurecredentials.testcluster.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Helm's release of the chart in a cluster, under the chart's name in a namespace of that name. */
final class Release {
    private Release() {}

    /**
     * As {@code helm install --create-namespace}.
     *
     * @param folder for the values
     */
    static Installed install(TestCluster cluster, Path folder, String values) {
        var _ =
                new Helm(Chart.archive())
                        .install()
                        .withName(Settings.NAME)
                        .withNamespace(Settings.NAME)
                        .createNamespace()
                        .withKubeConfig(cluster.kubeconfig())
                        .withValuesFile(written(folder, values))
                        .call();
        return Installed.now(Settings.NAME);
    }

    /** As {@code helm upgrade}, to a chart that is somewhere. */
    static void upgrade(TestCluster cluster, Path chart, Path folder, String values) {
        var _ =
                new Helm(chart)
                        .upgrade()
                        .withName(Settings.NAME)
                        .withNamespace(Settings.NAME)
                        .withKubeConfig(cluster.kubeconfig())
                        .withValuesFile(written(folder, values))
                        .call();
    }

    /** As {@code helm uninstall}; what it says. */
    static String uninstall(TestCluster cluster) {
        return Helm.uninstall(Settings.NAME)
                .withNamespace(Settings.NAME)
                .withKubeConfig(cluster.kubeconfig())
                .call();
    }

    private static Path written(Path folder, String values) {
        try {
            return Files.writeString(folder.resolve("values.yaml"), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
