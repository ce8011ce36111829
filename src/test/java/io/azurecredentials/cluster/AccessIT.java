package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.testcluster.Capability;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real kubectl meets role-based access control. */
class AccessIT extends WithKubectl {

    AccessIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
    }

    private void bind(String role, String user) {
        kubectl.run("create", "rolebinding", role, "--clusterrole=" + role, "--user=" + user);
    }

    @Test
    void who_has_no_role_is_told_what_is_missing() {
        assertThat(kubectl.fails("get", "secrets", "--as=bob"))
                .contains(
                        "secrets is forbidden: User \"bob\" cannot list resource \"secrets\" in API"
                                + " group \"\" in the namespace \""
                                + namespace
                                + "\"");
        assertThat(kubectl.fails("get", "ns", "kube-system", "--as=bob"))
                .contains(
                        "namespaces \"kube-system\" is forbidden: User \"bob\" cannot get resource"
                                + " \"namespaces\" in API group \"\" in the namespace"
                                + " \"kube-system\"");
        assertThat(kubectl.fails("get", "--raw", "/metrics", "--as=bob"))
                .contains("User \"bob\" cannot get path \"/metrics\"");
        assertThat(kubectl.run("api-resources", "--as=bob")).contains("secrets");
    }

    @Test
    void a_role_gives_what_it_says_in_its_namespace_only() {
        kubectl.run("create", "role", "maps", "--verb=get,list,create", "--resource=configmaps");
        kubectl.run("create", "rolebinding", "maps", "--role=maps", "--user=bob");

        kubectl.run("create", "cm", "a", "--as=bob");
        assertThat(kubectl.run("get", "cm", "--as=bob")).contains("a ");
        assertThat(kubectl.fails("delete", "cm", "a", "--as=bob")).contains("cannot delete");
        assertThat(kubectl.fails("get", "cm", "-n", "kube-public", "--as=bob"))
                .contains("in the namespace \"kube-public\"");
    }

    @Test
    void a_role_for_one_name_reaches_that_object_only() {
        kubectl.run("create", "cm", "a");
        kubectl.run("create", "cm", "b");
        kubectl.run(
                "create",
                "role",
                "one",
                "--verb=get,watch,list",
                "--resource=configmaps",
                "--resource-name=a");
        kubectl.run("create", "rolebinding", "one", "--role=one", "--user=bob");

        assertThat(kubectl.run("get", "cm", "a", "--as=bob")).contains("a ");
        assertThat(kubectl.run("get", "cm", "--field-selector=metadata.name=a", "--as=bob"))
                .contains("a ");
        assertThat(kubectl.fails("get", "cm", "b", "--as=bob")).contains("Forbidden");
        assertThat(kubectl.fails("get", "cm", "--as=bob")).contains("Forbidden");
    }

    @Test
    void applying_something_new_takes_create() {
        String map = "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}";
        kubectl.run("create", "role", "patcher", "--verb=get,patch", "--resource=configmaps");
        kubectl.run("create", "rolebinding", "patcher", "--role=patcher", "--user=bob");

        assertThat(kubectl.failsWith(map, "apply", "--server-side", "-f", "-", "--as=bob"))
                .contains("cannot create resource \"configmaps\"");
        kubectl.feed(map, "apply", "--server-side", "-f", "-");
        kubectl.feed(map.replace("k: v", "l: w"), "apply", "--server-side", "-f", "-", "--as=bob");
    }

    @Test
    void default_roles_take_up_what_is_aggregated_to_them() {
        cluster.needs(Capability.AGGREGATES_ROLES);
        defineWidgets();
        String role = cluster.suffixed("widgets");
        kubectl.run("create", "clusterrole", role, "--verb=get,list", "--resource=widgets");
        kubectl.run(
                "label", "clusterrole", role, "rbac.authorization.k8s.io/aggregate-to-view=true");
        bind("edit", "bob");

        QuietCluster.eventually(
                () -> kubectl.runWith("", "get", "widgets", "--as=bob").exit() == 0);
        assertThat(kubectl.run("get", "secrets", "--as=bob")).isEmpty();
        assertThat(kubectl.fails("get", "roles", "--as=bob")).contains("cannot list");
    }

    @Test
    void nobody_hands_out_what_they_do_not_have() {
        cluster.needs(Capability.AGGREGATES_ROLES);
        bind("admin", "bob");

        kubectl.run("create", "role", "r", "--verb=get", "--resource=configmaps", "--as=bob");
        assertThat(
                        kubectl.fails(
                                "create",
                                "role",
                                "s",
                                "--verb=get",
                                "--resource=leases.coordination.k8s.io/status",
                                "--as=bob"))
                .contains(
                        "roles.rbac.authorization.k8s.io \"s\" is forbidden: user \"bob\""
                                + " (groups=[\"system:authenticated\"]) is attempting to grant RBAC"
                                + " permissions not currently held:");
        assertThat(
                        kubectl.fails(
                                "create",
                                "rolebinding",
                                "all",
                                "--clusterrole=cluster-admin",
                                "--user=bob",
                                "--as=bob"))
                .contains("{APIGroups:[\"*\"], Resources:[\"*\"], Verbs:[\"*\"]}");
        kubectl.run(
                "create",
                "role",
                "b",
                "--verb=bind",
                "--resource=clusterroles.rbac.authorization.k8s.io");
        kubectl.run("create", "rolebinding", "b", "--role=b", "--user=bob");
        kubectl.run(
                "create",
                "rolebinding",
                "all",
                "--clusterrole=cluster-admin",
                "--user=bob",
                "--as=bob");
    }
}
