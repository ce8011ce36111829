package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.Kubectl;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real kubectl applies as it does to any cluster. */
class KubectlApplyIT extends WithKubectl {

    KubectlApplyIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
    }

    @Test
    void client_side_apply_creates_configures_and_leaves_unchanged() {
        defineWidgets();

        assertThat(kubectl.feed(WIDGET.formatted(1), "apply", "-f", "-"))
                .isEqualTo("widget.example.test/w created\n");
        assertThat(kubectl.feed(WIDGET.formatted(2), "apply", "-f", "-"))
                .isEqualTo("widget.example.test/w configured\n");
        assertThat(kubectl.feed(WIDGET.formatted(2), "apply", "-f", "-"))
                .isEqualTo("widget.example.test/w unchanged\n");
    }

    @Test
    void client_side_apply_of_a_built_in_kind_merges_by_strategy() {
        String account =
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: sa, finalizers: [example.test/%s]}
                secrets: [{name: %s}]
                """;
        kubectl.feed(account.formatted("one", "one"), "apply", "-f", "-");
        kubectl.run("patch", "sa", "sa", "-p", "{\"secrets\":[{\"name\":\"other\"}]}");

        kubectl.feed(account.formatted("two", "two"), "apply", "-f", "-");

        assertThat(kubectl.run("get", "sa", "sa", "-o", "jsonpath={.secrets[*].name}"))
                .isEqualTo("two other");
        assertThat(kubectl.run("get", "sa", "sa", "-o", "jsonpath={.metadata.finalizers}"))
                .isEqualTo("[\"example.test/two\"]");
    }

    @Test
    void server_side_apply_conflicts_with_what_others_own_until_forced() {
        defineWidgets();
        kubectl.feed(
                WIDGET.formatted(1), "apply", "--server-side", "--field-manager=one", "-f", "-");

        String complaint =
                kubectl.failsWith(
                        WIDGET.formatted(2),
                        "apply",
                        "--server-side",
                        "--field-manager=two",
                        "-f",
                        "-");
        String forced =
                kubectl.feed(
                        WIDGET.formatted(2),
                        "apply",
                        "--server-side",
                        "--field-manager=two",
                        "--force-conflicts",
                        "-f",
                        "-");

        assertThat(complaint)
                .contains("Apply failed with 1 conflict: conflict with \"one\": .spec.size");
        assertThat(forced).isEqualTo("widget.example.test/w serverside-applied\n");
    }

    @Test
    void it_moves_from_client_side_to_server_side_apply_without_conflict() {
        defineWidgets();
        createWidget(1);

        kubectl.feed(WIDGET.formatted(2), "apply", "--server-side", "-f", "-");

        assertThat(kubectl.run("get", "wd", "w", "-o", "yaml", "--show-managed-fields"))
                .contains("manager: kubectl\n", "operation: Apply")
                .doesNotContain("kubectl-client-side-apply");
    }

    @Test
    void diff_and_server_dry_run_show_and_create_nothing() {
        defineWidgets();

        Kubectl.Result diff = kubectl.runWith(WIDGET.formatted(1), "diff", "-f", "-");
        String dry = kubectl.feed(WIDGET.formatted(1), "apply", "--dry-run=server", "-f", "-");

        assertThat(diff.exit()).isOne();
        assertThat(diff.out()).contains("+  color: red");
        assertThat(dry).isEqualTo("widget.example.test/w created (server dry run)\n");
        assertThat(kubectl.fails("get", "wd", "w")).contains("(NotFound)");
    }

    @Test
    void a_bad_object_is_refused_with_all_that_is_wrong() {
        defineWidgets();

        assertThat(
                        kubectl.failsWith(
                                WIDGET.formatted(1).replace("size", "foo: 1, size"),
                                "apply",
                                "-f",
                                "-"))
                .contains("strict decoding error: unknown field \"spec.foo\"");
        assertThat(
                        kubectl.failsWith(
                                WIDGET.formatted(0).replace("size", "ttl: 2x, size"),
                                "apply",
                                "-f",
                                "-"))
                .contains("* spec.size: Invalid value: 0", "* spec.ttl: Invalid value: \"2x\"");
        Kubectl.Result warned =
                kubectl.runWith(
                        WIDGET.formatted(1).replace("size", "foo: 1, size"),
                        "apply",
                        "--validate=warn",
                        "-f",
                        "-");
        assertThat(warned.err()).contains("Warning: unknown field \"spec.foo\"");
    }
}
