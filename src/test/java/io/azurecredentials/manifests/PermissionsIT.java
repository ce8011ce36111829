package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.testcluster.LocalOnly;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator at work asks for all that it may do, and for nothing else. */
class PermissionsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** What an owner reference asks for, by no request of its own. */
    private static final Permission OWNING =
            new Permission("update", "azurecredentials.io/azurecredentials/finalizers");

    private static final Set<Permission> ADMINISTERING =
            Set.of(
                    new Permission("create", "azurecredentials.io/azureconfigs"),
                    new Permission("delete", "azurecredentials.io/azureconfigs"),
                    new Permission("create", "azurecredentials.io/azureroles"),
                    new Permission("delete", "azurecredentials.io/azureroles"));

    private static final Set<Permission> DRAWING =
            Set.of(
                    new Permission("create", "azurecredentials.io/azurecredentials"),
                    new Permission("delete", "azurecredentials.io/azurecredentials"));

    private static final String FEWER = "{\"spec\":{\"secret\":{\"formats\":[\"Vault\"]}}}";

    @TempDir Path folder;

    @Test
    @LocalOnly("other servers keep no such journal")
    void every_permission_is_used_and_none_is_missing() {
        try (Installation installation = Installation.start(folder)) {
            liveThrough(installation);
            List<Request> asked =
                    installation.cluster().own().orElseThrow().requests().stream()
                            .filter(it -> it.userAgent().startsWith("azure-credentials-operator"))
                            .filter(it -> !it.resource().isEmpty())
                            .toList();

            assertThat(asked).noneMatch(it -> it.status() == 403);
            Set<Permission> used = new TreeSet<>(Set.of(OWNING));
            asked.stream().map(Permission::asked).forEach(used::add);
            assertThat(withoutHttp(withoutGetOfListed(used)))
                    .isEqualTo(
                            withoutHttp(
                                    withoutGetOfListed(Permission.given(Shipped.boundRoles()))));
        }
    }

    /**
     * What logins, draws and administrators over HTTP ask for is asked, with the operator's rights,
     * by the tests of sessions, draws and administration.
     */
    private static Set<Permission> withoutHttp(Set<Permission> all) {
        Set<Permission> kept = new TreeSet<>(all);
        kept.removeIf(it -> it.resource().equals("azurecredentials.io/azuresessions"));
        kept.removeIf(it -> it.resource().startsWith("authentication.k8s.io/"));
        kept.removeIf(it -> it.resource().startsWith("authorization.k8s.io/"));
        kept.removeAll(DRAWING);
        kept.removeAll(ADMINISTERING);
        return kept;
    }

    /** Whoever may list learns nothing more from a get. */
    private static Set<Permission> withoutGetOfListed(Set<Permission> all) {
        Set<Permission> kept = new TreeSet<>(all);
        kept.removeIf(
                it ->
                        it.verb().equals("get")
                                && all.contains(new Permission("list", it.resource())));
        return kept;
    }

    /** Issued, written with fewer keys, renewed, revoked. */
    private static void liveThrough(Installation installation) {
        Sample sample = installation.sample();
        OperatorProcess first = installation.operator("first");
        try (OperatorProcess _ = installation.operator("second")) {
            sample.apply("12s", "1h");
            await().atMost(LONG).until(() -> keys(sample) > 4);
            installation
                    .client()
                    .resources(AzureCredential.class)
                    .inNamespace(sample.namespace())
                    .withName(Sample.NAME)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), FEWER);
            await().atMost(LONG).until(() -> keys(sample) == 4);
            String password = password(sample);
            await().atMost(LONG).until(() -> !password(sample).equals(password));
            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
        } finally {
            first.terminate();
        }
    }

    private static String password(Sample sample) {
        return sample.secret().orElseThrow().getOrDefault("client_secret", "");
    }

    private static int keys(Sample sample) {
        return sample.secret().map(Map::size).orElse(0);
    }
}
