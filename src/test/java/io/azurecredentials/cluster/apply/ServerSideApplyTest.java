package io.azurecredentials.cluster.apply;

import static io.azurecredentials.cluster.fixture.QuietCluster.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.cluster.fixture.Widgets;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.resource.Metadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerSideApplyTest {

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void an_apply_creates_and_owns_what_it_names_but_not_the_defaults() {
        ObjectNode created =
                cluster.applyWidget(
                        "one", "{size: 1, labels: {x: y}, tags: [t], parts: [{name: p}]}");

        assertThat(created.path("spec").path("color").asText()).isEqualTo("red");
        assertThat(QuietCluster.fieldsOf(created, "one"))
                .isEqualTo(
                        Yaml.node(
                                """
                                f:spec:
                                  f:labels: {f:x: {}}
                                  f:parts:
                                    'k:{"name":"p"}': {.: {}, f:name: {}}
                                  f:size: {}
                                  f:tags: {'v:"t"': {}}
                                """));
    }

    @Test
    void an_ordinary_creation_owns_defaults_and_containers_too() {
        ObjectNode created = cluster.create(Widgets.widget("a", "{size: 1, labels: {x: y}}"));

        assertThat(QuietCluster.fieldsOf(created, "creator"))
                .isEqualTo(
                        Yaml.node(
                                "f:spec: {.: {}, f:color: {}, f:labels: {.: {}, f:x: {}}, f:size: {}}"));
    }

    @Test
    void kubectls_annotation_says_what_kubectl_applies_and_nothing_of_itself() {
        String name = "kubectl.kubernetes.io/last-applied-configuration";
        ObjectNode config = Widgets.widget("a", "{size: 1, name: abc}");
        config.withObject("/metadata/annotations").put(name, "{}");

        ObjectNode applied = cluster.apply(config, "", by("kubectl"));

        assertThat(applied.path("metadata").path("annotations").path(name).asText())
                .isEqualTo(
                        "{\"apiVersion\":\"example.test/v1\",\"kind\":\"Widget\",\"metadata\":"
                                + "{\"annotations\":{},\"name\":\"a\",\"namespace\":\"default\"},"
                                + "\"spec\":{\"name\":\"abc\",\"size\":1}}\n");
    }

    @Test
    void metadata_stays_when_an_applier_no_longer_names_the_one_annotation_in_it() {
        ObjectNode config = Widgets.widget("a", "{size: 1}");
        config.withObject("/metadata/annotations").put("a", "b");
        ObjectNode before = cluster.apply(config, "", by("one"));

        ObjectNode applied = cluster.applyWidget("one", "{size: 1}");

        assertThat(applied.path("metadata").path("annotations").path("a").isMissingNode()).isTrue();
        assertThat(Metadata.of(applied).uid()).isEqualTo(Metadata.of(before).uid());
    }

    @Test
    void what_an_applier_no_longer_names_goes() {
        cluster.applyWidget("one", "{size: 1, name: abc, labels: {x: y, z: w}, tags: [s, t]}");

        ObjectNode applied = cluster.applyWidget("one", "{size: 1, labels: {x: y}, tags: [t]}");

        assertThat(applied.path("spec"))
                .isEqualTo(Yaml.node("{size: 1, labels: {x: y}, tags: [t], color: red}"));
    }

    @Test
    void what_another_applier_also_names_stays() {
        cluster.applyWidget("one", "{size: 1, name: abc}");
        cluster.applyWidget("two", "{name: abc}");

        ObjectNode applied = cluster.applyWidget("one", "{size: 1}");

        assertThat(applied.path("spec").path("name").asText()).isEqualTo("abc");
        assertThat(QuietCluster.fieldsOf(applied, "two"))
                .isEqualTo(Yaml.node("f:spec: {f:name: {}}"));
    }

    @Test
    void applying_the_same_again_changes_nothing() {
        ObjectNode first = cluster.applyWidget("one", "{size: 1}");

        ObjectNode again = cluster.applyWidget("one", "{size: 1}");

        assertThat(again).isEqualTo(first);
    }

    @Test
    void status_and_the_rest_have_owners_of_their_own() {
        cluster.applyWidget("one", "{size: 1}");

        ObjectNode applied =
                cluster.applyWidgetStatus(
                        "one", "{phase: Busy, conditions: [{type: Ready, status: 'True'}]}");
        ObjectNode again = cluster.applyWidget("one", "{size: 1}");

        assertThat(again).isEqualTo(applied);
        assertThat(applied.path("metadata").path("managedFields")).hasSize(2);
        assertThat(applied.path("metadata").path("managedFields").toString())
                .contains("\"subresource\":\"status\"");
        assertThat(applied.path("metadata").path("generation").asInt()).isOne();
    }

    @Test
    void a_condition_that_is_no_longer_applied_goes_and_those_of_others_stay() {
        cluster.applyWidget("one", "{size: 1}");
        cluster.applyWidgetStatus(
                "one", "{conditions: [{type: A, status: 'True'}, {type: B, status: 'True'}]}");
        cluster.applyWidgetStatus("two", "{conditions: [{type: C, status: 'True'}]}");

        ObjectNode applied =
                cluster.applyWidgetStatus("one", "{conditions: [{type: B, status: 'False'}]}");

        assertThat(applied.path("status").path("conditions"))
                .isEqualTo(Yaml.node("[{type: B, status: 'False'}, {type: C, status: 'True'}]"));
    }

    @Test
    void a_status_is_not_applied_to_what_is_not_there() {
        assertThatThrownBy(() -> cluster.applyWidgetStatus("one", "{phase: Busy}"))
                .hasMessage("widgets.example.test \"a\" not found");
    }

    @Test
    void fields_without_a_schema_are_refused() {
        assertThatThrownBy(() -> cluster.applyWidget("one", "{size: 1, foo: 2}"))
                .hasMessage(
                        "failed to create typed patch object (default/a; example.test/v1,"
                                + " Kind=Widget): .spec.foo: field not declared in schema");
    }

    @Test
    void finalizers_are_a_set_with_an_owner_for_each() {
        ObjectNode one = Widgets.widget("a", "{size: 1}");
        Metadata.of(one).setFinalizers(java.util.List.of("example.test/one"));
        ObjectNode two = Widgets.widget("a", "{size: 1}");
        Metadata.of(two).setFinalizers(java.util.List.of("example.test/two"));
        cluster.apply(one, "", by("one"));
        cluster.apply(two, "", by("two"));

        ObjectNode applied = cluster.applyWidget("one", "{size: 1}");

        assertThat(Metadata.of(applied).finalizers()).containsExactly("example.test/two");
    }
}
