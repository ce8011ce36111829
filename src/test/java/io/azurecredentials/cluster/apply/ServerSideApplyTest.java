package io.azurecredentials.cluster.apply;

import static io.azurecredentials.cluster.fixture.QuietCluster.by;
import static io.azurecredentials.cluster.fixture.QuietCluster.forcedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
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

    private ObjectNode apply(String manager, String spec) {
        return cluster.apply(Widgets.widget("a", spec), "", by(manager));
    }

    private ObjectNode applyStatus(String manager, String status) {
        ObjectNode widget = Widgets.widget("a", "{}");
        widget.remove("spec");
        widget.set("status", Yaml.node(status));
        return cluster.apply(widget, "status", by(manager));
    }

    private static JsonNode fieldsOf(ObjectNode object, String manager) {
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return entry.path("fieldsV1");
            }
        }
        return object.missingNode();
    }

    @Test
    void an_apply_creates_and_owns_what_it_names_but_not_the_defaults() {
        ObjectNode created =
                apply("one", "{size: 1, labels: {x: y}, tags: [t], parts: [{name: p}]}");

        assertThat(created.path("spec").path("color").asText()).isEqualTo("red");
        assertThat(fieldsOf(created, "one"))
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

        assertThat(fieldsOf(created, "creator"))
                .isEqualTo(
                        Yaml.node(
                                "f:spec: {.: {}, f:color: {}, f:labels: {.: {}, f:x: {}}, f:size: {}}"));
    }

    @Test
    void what_an_applier_no_longer_names_goes() {
        apply("one", "{size: 1, name: abc, labels: {x: y, z: w}, tags: [s, t]}");

        ObjectNode applied = apply("one", "{size: 1, labels: {x: y}, tags: [t]}");

        assertThat(applied.path("spec"))
                .isEqualTo(Yaml.node("{size: 1, labels: {x: y}, tags: [t], color: red}"));
    }

    @Test
    void what_another_applier_also_names_stays() {
        apply("one", "{size: 1, name: abc}");
        apply("two", "{name: abc}");

        ObjectNode applied = apply("one", "{size: 1}");

        assertThat(applied.path("spec").path("name").asText()).isEqualTo("abc");
        assertThat(fieldsOf(applied, "two")).isEqualTo(Yaml.node("f:spec: {f:name: {}}"));
    }

    @Test
    void what_others_own_is_a_conflict_that_names_them() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));

        assertThatThrownBy(() -> apply("one", "{size: 2}"))
                .hasMessage(
                        "Apply failed with 1 conflict: conflict with \"creator\" using"
                                + " example.test/v1: .spec.size")
                .satisfies(e -> assertThat(((ApiException) e).code()).isEqualTo(409));
        assertThat(cluster.find(widget)).hasValue(widget);
    }

    @Test
    void conflicts_with_several_owners_are_listed_by_owner() {
        apply("one", "{size: 1, parts: [{name: p, count: 3}]}");
        applyStatus("two", "{phase: Busy}");
        cluster.apply(
                Yaml.object(
                        "{apiVersion: example.test/v1, kind: Widget, metadata: {name: a}, spec: {name: x}}"),
                "",
                by("three"));

        assertThatThrownBy(() -> apply("four", "{size: 2, name: y, parts: [{name: p, count: 4}]}"))
                .hasMessage(
                        """
                        Apply failed with 3 conflicts: conflicts with "one":
                        - .spec.parts[name="p"].count
                        - .spec.size
                        conflicts with "three":
                        - .spec.name""");
    }

    @Test
    void force_takes_the_field_from_its_owner() {
        apply("one", "{size: 1, name: abc}");

        ObjectNode forced = cluster.apply(Widgets.widget("a", "{size: 2}"), "", forcedBy("two"));

        assertThat(forced.path("spec").path("size").asInt()).isEqualTo(2);
        assertThat(fieldsOf(forced, "one")).isEqualTo(Yaml.node("f:spec: {f:name: {}}"));
        assertThat(fieldsOf(forced, "two")).isEqualTo(Yaml.node("f:spec: {f:size: {}}"));
    }

    @Test
    void the_same_value_is_no_conflict_but_shared() {
        apply("one", "{size: 1}");

        ObjectNode shared = apply("two", "{size: 1}");

        assertThat(fieldsOf(shared, "one")).isEqualTo(fieldsOf(shared, "two"));
    }

    @Test
    void applying_the_same_again_changes_nothing() {
        ObjectNode first = apply("one", "{size: 1}");

        ObjectNode again = apply("one", "{size: 1}");

        assertThat(again).isEqualTo(first);
    }

    @Test
    void status_and_the_rest_have_owners_of_their_own() {
        apply("one", "{size: 1}");

        ObjectNode applied =
                applyStatus("one", "{phase: Busy, conditions: [{type: Ready, status: 'True'}]}");
        ObjectNode again = apply("one", "{size: 1}");

        assertThat(again).isEqualTo(applied);
        assertThat(applied.path("metadata").path("managedFields")).hasSize(2);
        assertThat(applied.path("metadata").path("managedFields").toString())
                .contains("\"subresource\":\"status\"");
        assertThat(applied.path("metadata").path("generation").asInt()).isOne();
    }

    @Test
    void a_condition_that_is_no_longer_applied_goes_and_those_of_others_stay() {
        apply("one", "{size: 1}");
        applyStatus("one", "{conditions: [{type: A, status: 'True'}, {type: B, status: 'True'}]}");
        applyStatus("two", "{conditions: [{type: C, status: 'True'}]}");

        ObjectNode applied = applyStatus("one", "{conditions: [{type: B, status: 'False'}]}");

        assertThat(applied.path("status").path("conditions"))
                .isEqualTo(Yaml.node("[{type: B, status: 'False'}, {type: C, status: 'True'}]"));
    }

    @Test
    void a_stale_resource_version_is_a_conflict() {
        ObjectNode old = apply("one", "{size: 1}");
        apply("one", "{size: 2}");
        ObjectNode stale = Widgets.widget("a", "{size: 3}");
        Metadata.of(stale).take("resourceVersion", Metadata.of(old));

        assertThatThrownBy(() -> cluster.apply(stale, "", by("one")))
                .hasMessageContaining("the object has been modified");
    }

    @Test
    void another_uid_is_refused_as_a_change_of_it_and_as_a_conflict_where_nothing_is() {
        apply("one", "{size: 1}");
        ObjectNode other = Widgets.widget("a", "{size: 1}");
        Metadata.of(other).node().put("uid", "u");
        ObjectNode absent = Widgets.widget("b", "{size: 1}");
        Metadata.of(absent).node().put("uid", "u");

        assertThatThrownBy(() -> cluster.apply(other, "", by("one")))
                .hasMessageEndingWith("metadata.uid: Invalid value: \"u\": field is immutable");
        assertThatThrownBy(() -> cluster.apply(absent, "", by("one")))
                .hasMessageEndingWith(
                        "uid mismatch: the provided object specified uid u, and no existing object"
                                + " was found")
                .satisfies(e -> assertThat(((ApiException) e).code()).isEqualTo(409));
    }

    @Test
    void a_status_is_not_applied_to_what_is_not_there() {
        assertThatThrownBy(() -> applyStatus("one", "{phase: Busy}"))
                .hasMessage("widgets.example.test \"a\" not found");
    }

    @Test
    void fields_without_a_schema_are_refused() {
        assertThatThrownBy(() -> apply("one", "{size: 1, foo: 2}"))
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

        ObjectNode applied = apply("one", "{size: 1}");

        assertThat(Metadata.of(applied).finalizers()).containsExactly("example.test/two");
    }

    @Test
    void an_object_whose_managed_fields_were_cleared_has_an_owner_before_the_first_apply() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));
        ObjectNode cleared = cluster.patch(widget, "", "{metadata: {managedFields: [{}]}}");

        assertThat(cleared.path("metadata").has("managedFields")).isFalse();
        assertThatThrownBy(() -> apply("one", "{size: 2}"))
                .hasMessageContaining("conflict with \"before-first-apply\" using example.test/v1");
    }

    @Test
    void a_list_without_a_type_is_owned_as_one_value() {
        apply("one", "{size: 1, words: [a, b]}");

        assertThatThrownBy(() -> apply("two", "{words: [a]}"))
                .hasMessageEndingWith("conflict with \"one\": .spec.words");
    }
}
