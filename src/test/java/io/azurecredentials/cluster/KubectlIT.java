package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.QuietCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real kubectl sees what it sees in any cluster. */
class KubectlIT extends WithKubectl {

    KubectlIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
    }

    @Test
    void it_sees_a_server_and_its_resources() {
        defineWidgets();

        assertThat(kubectl.run("version")).contains("Server Version: v1.");
        assertThat(kubectl.run("api-resources"))
                .containsPattern("widgets +wd +example.test/v1 +true +Widget");
        assertThat(kubectl.run("api-versions")).contains("example.test/v1", "apps/v1");
        assertThat(kubectl.run("get", "ns")).contains("default", "kube-system", "kube-public");
    }

    @Test
    void get_prints_the_columns_of_the_definition_in_their_order() {
        defineWidgets();
        createWidget(3);
        kubectl.run(
                "patch",
                "wd",
                "w",
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\":{\"expires\":\"2020-01-01T00:00:00Z\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");

        assertThat(kubectl.run("get", "wd"))
                .containsPattern(
                        "NAME +READY +SIZE +EXPIRES +AGE\nw +True +3 +\\d+y\\d*d? +\\d+s\n");
        assertThat(kubectl.run("get", "wd", "-o", "wide"))
                .containsPattern("NAME +READY +SIZE +EXPIRES +COLOR +AGE\n");
        assertThat(kubectl.run("get", "wd", "-A")).startsWith("NAMESPACE");
        assertThat(kubectl.run("get", "all-widgets")).containsPattern("(?m)^w +");
    }

    @Test
    void get_selects_by_labels_and_fields() {
        kubectl.run("create", "secret", "generic", "a");
        kubectl.run("create", "secret", "generic", "b");
        kubectl.run("label", "secret", "a", "tier=web");
        kubectl.run("label", "secret", "b", "tier=db");

        assertThat(names("get", "secret", "-l", "tier in (web, cache)")).isEqualTo("a");
        assertThat(names("get", "secret", "-l", "tier,tier!=web")).isEqualTo("b");
        assertThat(names("get", "secret", "-l", "!tier")).isEmpty();
        assertThat(names("get", "secret", "--field-selector", "metadata.name!=a")).isEqualTo("b");
        assertThat(kubectl.fails("get", "secret", "--field-selector", "data.x=y"))
                .contains("field label not supported: data.x");
    }

    private String names(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "-o";
        all[arguments.length + 1] = "jsonpath={.items[*].metadata.name}";
        return kubectl.run(all);
    }

    @Test
    void get_follows_changes() throws IOException {
        defineWidgets();
        createWidget(1);
        Process watch = kubectl.start("get", "wd", "-w");
        try {
            Awaitility.await().until(() -> kubectl.printed().contains("\nw "));
            another.run("patch", "wd", "w", "--type=merge", "-p", "{\"spec\":{\"size\":7}}");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> kubectl.printed().lines().count() == 3);
        } finally {
            watch.destroy();
        }
        assertThat(kubectl.printed().lines().toList().get(2)).containsPattern("^w +7 ");
    }

    @Test
    void wait_sees_conditions_fields_and_deletion() {
        defineWidgets();
        createWidget(1);
        kubectl.run(
                "patch",
                "wd",
                "w",
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\":{\"phase\":\"Done\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");

        assertThat(kubectl.run("wait", "--for=condition=Ready", "wd/w")).contains("condition met");
        assertThat(kubectl.run("wait", "--for=jsonpath={.status.phase}=Done", "wd/w"))
                .contains("condition met");
        kubectl.run("delete", "wd", "w", "--wait=false");
        kubectl.run("wait", "--for=delete", "wd/w", "--timeout=10s");
    }

    @Test
    void describe_shows_fields_and_events() {
        defineWidgets();
        createWidget(1);
        String uid = kubectl.run("get", "wd", "w", "-o", "jsonpath={.metadata.uid}");
        kubectl.feed(
                """
                apiVersion: v1
                kind: Event
                metadata: {name: w.1}
                involvedObject: {apiVersion: example.test/v1, kind: Widget, name: w, namespace: %s, uid: %s}
                type: Normal
                reason: Painted
                message: it is red now
                firstTimestamp: "2020-01-01T00:00:00Z"
                lastTimestamp: "2020-01-01T00:00:00Z"
                count: 1
                """
                        .formatted(namespace, uid),
                "create",
                "-f",
                "-");

        assertThat(kubectl.run("describe", "wd", "w"))
                .contains("Color:  red", "Painted", "it is red now");
        assertThat(kubectl.run("get", "events"))
                .containsPattern("Normal +Painted +widget/w +it is red now");
        assertThat(kubectl.run("events", "--for", "widget.v1.example.test/w")).contains("Painted");
    }

    @Test
    void explain_knows_the_schema() {
        defineWidgets();
        QuietCluster.eventually(() -> kubectl.runWith("", "explain", "widget").exit() == 0);

        assertThat(kubectl.run("explain", "widget.spec.size"))
                .contains("FIELD: size <integer>", "How big it is.");
        assertThat(kubectl.run("explain", "widget", "--recursive"))
                .contains("parts\t<[]Object>", "count\t<integer>");
        assertThat(kubectl.run("explain", "secret")).contains("stringData");
    }

    @Test
    void it_asks_who_it_is_and_what_it_may() {
        assertThat(kubectl.run("auth", "can-i", "create", "pods")).isEqualTo("yes\n");
        assertThat(kubectl.run("auth", "can-i", "--list")).contains("*.*");
        assertThat(kubectl.run("auth", "whoami")).contains("kubernetes-admin");
    }

    @Test
    void long_lists_come_in_chunks() {
        for (int i = 0; i < 7; i++) {
            kubectl.run("create", "secret", "generic", "c" + i);
        }

        assertThat(kubectl.run("get", "secret", "--chunk-size=3").lines()).hasSize(8);
    }
}
