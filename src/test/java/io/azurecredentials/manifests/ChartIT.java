package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.process.Installation;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.LocalOnly;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helm installs the chart, and operators live with the rights that it gave them. */
@LocalOnly("it installs under the names that are shipped")
class ChartIT {
    private static final String TEAM = "team-a";

    @TempDir Path folder;

    @Test
    void operators_use_every_right_that_helm_gives_them_and_miss_none() {
        try (Installation installation =
                Installation.installedBy(it -> Release.install(it, folder, "{}"), folder)) {
            Everyday.live(installation, Map.of());

            assertThat(Everyday.asked(installation)).noneMatch(it -> it.status() == 403);
            assertThat(Permission.withoutGetOfListed(Everyday.used(installation)))
                    .isEqualTo(
                            Permission.withoutGetOfListed(
                                    Permission.given(boundIn(Chart.render("{}")))));
        }
    }

    @Test
    void operators_that_serve_a_namespace_use_every_right_they_have_there_and_miss_none() {
        String values = "watchNamespaces: [%s]".formatted(TEAM);
        try (Installation installation =
                Installation.installedBy(
                        it -> {
                            make(it, TEAM);
                            return Release.install(it, folder, values);
                        },
                        folder)) {
            Everyday.live(installation, Map.of("WATCH_NAMESPACES", TEAM));

            assertThat(Everyday.asked(installation)).noneMatch(it -> it.status() == 403);
            assertThat(Permission.withoutGetOfListed(Everyday.used(installation)))
                    .isEqualTo(
                            Permission.withoutGetOfListed(
                                    Permission.given(boundIn(Chart.render(values)))));
            // What is updated there is what is rotated, which takes longer than a test
            assertThat(verbsOnOwnSecrets(installation))
                    .contains("get", "list", "create", "delete")
                    .isSubsetOf("get", "list", "create", "update", "delete");
        }
    }

    private static Stream<JsonNode> boundIn(List<ObjectNode> objects) {
        List<String> bound =
                Stream.concat(
                                Chart.all(objects, "RoleBinding").stream(),
                                Chart.all(objects, "ClusterRoleBinding").stream())
                        .map(it -> it.path("roleRef").toString())
                        .toList();
        return Stream.concat(
                        Chart.all(objects, "Role").stream(),
                        Chart.all(objects, "ClusterRole").stream())
                .filter(it -> bound.stream().anyMatch(ref -> isNamedBy(it, ref)))
                .map(JsonNode.class::cast);
    }

    private static boolean isNamedBy(ObjectNode role, String reference) {
        return reference.contains("\"kind\":" + role.path("kind"))
                && reference.contains("\"name\":" + role.at("/metadata/name"));
    }

    private static Set<String> verbsOnOwnSecrets(Installation installation) {
        Set<String> verbs = new TreeSet<>();
        Everyday.asked(installation).stream()
                .filter(it -> it.resource().equals("secrets"))
                .filter(it -> it.namespace().equals(Settings.NAME))
                .map(Request::verb)
                .forEach(verbs::add);
        return verbs;
    }

    private static void make(TestCluster cluster, String namespace) {
        var _ =
                cluster.client()
                        .resource(
                                new NamespaceBuilder()
                                        .withNewMetadata()
                                        .withName(namespace)
                                        .endMetadata()
                                        .build())
                        .create();
    }
}
