package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.testcluster.Capability;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real kubectl changes what it changes in any cluster. */
class KubectlWritesIT extends WithKubectl {

    KubectlWritesIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
    }

    @Test
    void create_makes_namespaces_secrets_accounts_and_tokens() {
        String team = cluster.namespace("team");
        assertThat(kubectl.run("create", "ns", team)).isEqualTo("namespace/" + team + " created\n");
        kubectl.run("create", "secret", "generic", "s", "--from-literal=a=b", "-n", team);
        kubectl.run("create", "cm", "c", "--from-literal=a=b", "-n", team);
        kubectl.run("create", "sa", "robot", "-n", team);

        assertThat(kubectl.run("get", "secret", "s", "-n", team, "-o", "jsonpath={.data.a}"))
                .isEqualTo("Yg==");
        assertThat(kubectl.run("create", "token", "robot", "-n", team).strip()).isNotEmpty();
        assertThat(kubectl.fails("create", "ns", team))
                .contains("namespaces \"" + team + "\" already exists");
    }

    @Test
    void patches_of_all_kinds_work() {
        defineWidgets();
        createWidget(1);
        kubectl.run("create", "cm", "c", "--from-literal=a=b");

        kubectl.run(
                "patch",
                "wd",
                "w",
                "--type=json",
                "-p",
                "[{\"op\":\"test\",\"path\":\"/spec/size\",\"value\":1},{\"op\":\"replace\",\"path\":\"/spec/size\",\"value\":4}]");
        String refused =
                kubectl.fails(
                        "patch",
                        "wd",
                        "w",
                        "--type=json",
                        "-p",
                        "[{\"op\":\"test\",\"path\":\"/spec/size\",\"value\":1}]");
        String strategic = kubectl.fails("patch", "wd", "w", "--type=strategic", "-p", "{}");
        kubectl.run("patch", "cm", "c", "-p", "{\"data\":{\"a\":null,\"x\":\"y\"}}");

        assertThat(kubectl.run("get", "wd", "w", "-o", "jsonpath={.spec.size}")).isEqualTo("4");
        assertThat(refused)
                .contains("the server rejected our request due to an error in our request");
        assertThat(strategic).contains("application/merge-patch+json");
        assertThat(kubectl.run("get", "cm", "c", "-o", "jsonpath={.data}"))
                .isEqualTo("{\"x\":\"y\"}");
    }

    @Test
    void label_annotate_and_replace_edit_objects() {
        kubectl.run("create", "cm", "c");

        kubectl.run("label", "cm", "c", "a=b");
        kubectl.run("annotate", "cm", "c", "note=hello");
        kubectl.run("label", "cm", "c", "a-");
        String yaml = kubectl.run("get", "cm", "c", "-o", "yaml");
        kubectl.feed(yaml + "data: {k: v}\n", "replace", "-f", "-");
        kubectl.run("label", "cm", "c", "late=true");

        assertThat(
                        kubectl.run(
                                "get",
                                "cm",
                                "c",
                                "-o",
                                "jsonpath={.metadata.annotations.note} {.data.k}"))
                .isEqualTo("hello v");
        assertThat(kubectl.failsWith(yaml, "replace", "-f", "-"))
                .contains("the object has been modified");
    }

    @Test
    void delete_waits_for_finalizers_and_takes_owned_objects_along() {
        cluster.needs(Capability.COLLECTS_GARBAGE);
        defineWidgets();
        createWidget(1);
        String uid = kubectl.run("get", "wd", "w", "-o", "jsonpath={.metadata.uid}");
        kubectl.feed(
                """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: owned
                  ownerReferences: [{apiVersion: example.test/v1, kind: Widget, name: w, uid: %s}]
                """
                        .formatted(uid),
                "apply",
                "-f",
                "-");
        kubectl.run(
                "patch",
                "wd",
                "w",
                "--type=merge",
                "-p",
                "{\"metadata\":{\"finalizers\":[\"example.test/hold\"]}}");

        kubectl.run("delete", "wd", "w", "--wait=false");
        String marked =
                kubectl.run("get", "wd", "w", "-o", "jsonpath={.metadata.deletionTimestamp}");
        kubectl.run(
                "patch", "wd", "w", "--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}");

        assertThat(marked).isNotEmpty();
        kubectl.run("wait", "--for=delete", "secret/owned", "--timeout=50s");
        assertThat(kubectl.fails("get", "wd", "w"))
                .contains("widgets.example.test \"w\" not found");
    }

    @Test
    void cascades_are_chosen_on_the_command_line() {
        cluster.needs(Capability.COLLECTS_GARBAGE);
        kubectl.run("create", "cm", "owner");
        String uid = kubectl.run("get", "cm", "owner", "-o", "jsonpath={.metadata.uid}");
        kubectl.feed(
                """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: owned
                  ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: %s, blockOwnerDeletion: true}]
                """
                        .formatted(uid),
                "create",
                "-f",
                "-");

        kubectl.run("delete", "cm", "owner", "--cascade=orphan");

        assertThat(
                        kubectl.run(
                                "get",
                                "secret",
                                "owned",
                                "-o",
                                "jsonpath={.metadata.ownerReferences}"))
                .isEmpty();
    }

    @Test
    void a_deleted_namespace_goes_with_its_content() {
        cluster.needs(Capability.FINISHES_NAMESPACES);
        String team = cluster.namespace("team");
        kubectl.run("create", "ns", team);
        kubectl.run("create", "cm", "c", "-n", team);

        assertThat(kubectl.run("delete", "ns", team))
                .isEqualTo("namespace \"" + team + "\" deleted\n");
        assertThat(kubectl.fails("get", "ns", team)).contains("not found");
        assertThat(kubectl.fails("delete", "ns", "default", "--dry-run=server"))
                .contains("namespaces \"default\" is forbidden: this namespace may not be deleted");
    }

    @Test
    void create_makes_roles_and_bindings() {
        String team = cluster.namespace("team");
        String role = cluster.suffixed("cr");
        kubectl.run("create", "ns", team);
        kubectl.run("create", "role", "r", "--verb=get", "--resource=pods", "-n", team);
        kubectl.run(
                "create",
                "rolebinding",
                "b",
                "--role=r",
                "--serviceaccount=" + team + ":robot",
                "-n",
                team);
        kubectl.run("create", "clusterrole", role, "--verb=get", "--resource=pods");
        kubectl.run("create", "clusterrolebinding", role, "--clusterrole=" + role, "--user=u");

        assertThat(kubectl.run("get", "rolebinding", "-n", team)).contains("Role/r");
        assertThat(kubectl.run("get", "clusterrole", role, "-o", "jsonpath={.rules[0].resources}"))
                .isEqualTo("[\"pods\"]");
    }
}
