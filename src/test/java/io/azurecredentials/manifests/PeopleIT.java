package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.testcluster.Capability;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Kubernetes' own roles give people once ours are added to them. */
class PeopleIT extends WithInstallation {
    private static final List<String> LOOK = List.of("get", "list", "watch");
    private static final List<String> CHANGE =
            List.of("create", "update", "patch", "delete", "deletecollection");
    private static final List<String> ALL =
            Stream.of(LOOK, CHANGE, List.of("use")).flatMap(List::stream).toList();

    private List<String> verbs(String user, String resource) {
        String[] whole = resource.split("/", 2);
        String part = whole.length == 1 ? "" : whole[1];
        return ALL.stream()
                .filter(
                        it ->
                                Cluster.can(
                                        kubectl, user, it, whole[0] + ".azurecredentials.io", part))
                .toList();
    }

    private void bind(String role) {
        cluster.needs(Capability.AGGREGATES_ROLES);
        kubectl.run("create", "rolebinding", role, "--clusterrole=" + role, "--user=" + role);
    }

    @Test
    void view_looks_at_credentials() {
        bind("view");
        QuietCluster.eventually(() -> verbs("view", "azurecredentials").equals(LOOK));

        assertThat(verbs("view", "azureroles")).isEmpty();
        assertThat(verbs("view", "azureconfigs")).isEmpty();
        assertThat(Cluster.can(kubectl, "view", "get", "secrets", "")).isFalse();
    }

    @Test
    void edit_changes_credentials() {
        bind("edit");
        List<String> both = Stream.concat(LOOK.stream(), CHANGE.stream()).toList();
        QuietCluster.eventually(() -> verbs("edit", "azurecredentials").equals(both));

        assertThat(verbs("edit", "azurecredentials/status")).isEmpty();
        assertThat(verbs("edit", "azureroles")).isEmpty();
        assertThat(verbs("edit", "azureconfigs")).isEmpty();
    }

    @Test
    void admin_changes_roles_too_and_uses_nothing() {
        bind("admin");
        List<String> both = Stream.concat(LOOK.stream(), CHANGE.stream()).toList();
        QuietCluster.eventually(() -> verbs("admin", "azureroles").equals(both));

        assertThat(verbs("admin", "azurecredentials")).isEqualTo(both);
        assertThat(verbs("admin", "azureroles/status")).isEmpty();
        assertThat(verbs("admin", "azureconfigs")).isEmpty();
    }
}
