package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operator may do where it serves some namespaces alone. */
class ChartNamespacesTest {
    private static final List<ObjectNode> OBJECTS =
            Chart.render("watchNamespaces: [team-a, team-b]");

    /** Watching namespaces is for labels, which nobody goes by here. */
    private static final Set<Permission> NOT_NEEDED =
            Set.of(new Permission("list", "/namespaces"), new Permission("watch", "/namespaces"));

    @Test
    void what_it_may_do_in_each_namespace_and_everywhere_is_together_what_it_may_do_otherwise() {
        Set<Permission> otherwise =
                Permission.given(
                        Shipped.boundRoles()
                                .filter(it -> it.path("kind").asText().equals("ClusterRole")));
        otherwise.removeAll(NOT_NEEDED);

        for (String namespace : List.of("team-a", "team-b")) {
            Set<Permission> here = new TreeSet<>(Permission.given(rolesIn(namespace)));
            here.addAll(Permission.given(Stream.of(everywhere())));
            assertThat(here).as(namespace).isEqualTo(otherwise);
        }
    }

    /** Reviews are questions: whoever asks creates them, and nothing is kept. */
    @Test
    void of_the_whole_cluster_it_may_read_no_secret_and_write_nothing() {
        assertThat(Permission.given(Stream.of(everywhere())))
                .extracting(Permission::toString)
                .containsExactlyInAnyOrder(
                        "create authentication.k8s.io/tokenreviews",
                        "create authorization.k8s.io/subjectaccessreviews",
                        "get /namespaces",
                        "list admissionregistration.k8s.io/validatingadmissionpolicies",
                        "list admissionregistration.k8s.io/validatingadmissionpolicybindings",
                        "list azurecredentials.io/azureconfigs",
                        "list azurecredentials.io/azureroles",
                        "list azurecredentials.io/azurecredentials");
    }

    @Test
    void of_namespaces_it_may_look_at_those_alone_and_at_the_one_that_names_the_cluster() {
        assertThat(everywhere().path("rules").valueStream())
                .filteredOn(it -> it.path("resources").toString().contains("namespaces"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(Shipped.texts(it.path("resourceNames")))
                                        .containsExactly("kube-system", "team-a", "team-b"));
    }

    @Test
    void one_cluster_role_is_bound_and_roles_nowhere_else() {
        assertThat(Chart.all(OBJECTS, "ClusterRoleBinding")).hasSize(1);
        assertThat(Chart.all(OBJECTS, "RoleBinding"))
                .extracting(it -> it.at("/metadata/namespace").asText())
                .containsExactlyInAnyOrder("team-a", "team-b", Settings.NAME, Settings.NAME);
        assertThat(Chart.all(OBJECTS, "RoleBinding"))
                .allSatisfy(
                        it ->
                                assertThat(it.at("/subjects/0/namespace").asText())
                                        .isEqualTo(Settings.NAME));
    }

    @Test
    void in_its_own_namespace_it_keeps_its_secrets_and_its_lease() {
        assertThat(Permission.given(rolesIn(Settings.NAME)))
                .extracting(Permission::resource)
                .containsOnly("/secrets", "coordination.k8s.io/leases");
    }

    private static JsonNode everywhere() {
        String bound = Chart.one(OBJECTS, "ClusterRoleBinding").at("/roleRef/name").asText();
        return Chart.all(OBJECTS, "ClusterRole").stream()
                .filter(it -> it.at("/metadata/name").asText().equals(bound))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> rolesIn(String namespace) {
        return Chart.all(OBJECTS, "Role").stream()
                .filter(it -> it.at("/metadata/namespace").asText().equals(namespace))
                .map(JsonNode.class::cast);
    }
}
