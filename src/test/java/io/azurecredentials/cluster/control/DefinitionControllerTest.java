package io.azurecredentials.cluster.control;

import static io.azurecredentials.cluster.fixture.QuietCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.cluster.fixture.Widgets;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.store.Subscription;
import io.azurecredentials.cluster.write.DeleteOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefinitionControllerTest {

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private ObjectNode definition() {
        return cluster.find(Yaml.object(Widgets.DEFINITION)).orElseThrow();
    }

    private void changeDefinition(String from, String to) {
        ObjectNode changed = Yaml.object(Widgets.DEFINITION.replace(from, to));
        Metadata.of(changed).take("resourceVersion", Metadata.of(definition()));
        cluster.replace(changed);
    }

    private static ObjectNode inVersion(String version) {
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        return widget.put("apiVersion", "example.test/" + version);
    }

    @Test
    void a_new_definition_is_established() {
        eventually(() -> definition().path("status").path("conditions").size() == 2);

        for (JsonNode condition : definition().path("status").path("conditions")) {
            assertThat(condition.path("status").asText()).isEqualTo("True");
        }
        assertThat(definition().path("status").path("storedVersions")).isEqualTo(Yaml.node("[v1]"));
    }

    @Test
    void a_new_default_is_read_into_what_is_there() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));

        changeDefinition("code: {type: string,", "code: {type: string, default: aa,");

        eventually(() -> cluster.find(widget).orElseThrow().path("spec").has("code"));
        assertThat(Metadata.of(cluster.find(widget).orElseThrow()).resourceVersion())
                .isEqualTo(Metadata.of(widget).resourceVersion());
    }

    @Test
    void another_version_shows_the_same_objects() {
        cluster.create(Widgets.widget("a", "{size: 1}"));
        String second =
                """
                  - name: v2
                    served: true
                    storage: false
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """;

        changeDefinition("  versions:\n", "  versions:\n" + second.indent(0));
        eventually(() -> cluster.knows("example.test/v2", "Widget"));

        ObjectNode seen = cluster.find(inVersion("v2")).orElseThrow();
        assertThat(seen.path("apiVersion").asText()).isEqualTo("example.test/v2");
        cluster.patch(inVersion("v2"), "", "{spec: {size: 2}}");
        ObjectNode first = cluster.find(inVersion("v1")).orElseThrow();
        assertThat(first.path("spec").path("size").asInt()).isEqualTo(2);
        assertThat(first.path("apiVersion").asText()).isEqualTo("example.test/v1");
    }

    @Test
    void the_end_of_a_definition_ends_the_watches_of_its_kind_and_it_may_come_back()
            throws InterruptedException {
        try (Subscription watch =
                cluster.store()
                        .watch("example.test/widgets", cluster.store().revision())
                        .orElseThrow()) {
            cluster.delete(Yaml.object(Widgets.DEFINITION), DeleteOptions.BACKGROUND);

            assertThat(watch.next(Duration.ofSeconds(10))).isNull();
            assertThat(watch.ended()).isTrue();
        }
        eventually(() -> !cluster.knows("example.test/v1", "Widget"));
        cluster.create(Yaml.object(Widgets.DEFINITION));
        eventually(() -> cluster.knows("example.test/v1", "Widget"));
    }
}
