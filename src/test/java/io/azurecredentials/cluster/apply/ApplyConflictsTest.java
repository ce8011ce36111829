package io.azurecredentials.cluster.apply;

import static io.azurecredentials.cluster.fixture.QuietCluster.by;
import static io.azurecredentials.cluster.fixture.QuietCluster.forcedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.cluster.fixture.Widgets;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.resource.Metadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplyConflictsTest {

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void what_others_own_is_a_conflict_that_names_them() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));

        assertThatThrownBy(() -> cluster.applyWidget("one", "{size: 2}"))
                .hasMessage(
                        "Apply failed with 1 conflict: conflict with \"creator\" using"
                                + " example.test/v1: .spec.size")
                .satisfies(e -> assertThat(((ApiException) e).code()).isEqualTo(409));
        assertThat(cluster.find(widget)).hasValue(widget);
    }

    @Test
    void conflicts_with_several_owners_are_listed_by_owner() {
        cluster.applyWidget("one", "{size: 1, parts: [{name: p, count: 3}]}");
        cluster.applyWidgetStatus("two", "{phase: Busy}");
        cluster.apply(
                Yaml.object(
                        "{apiVersion: example.test/v1, kind: Widget, metadata: {name: a}, spec: {name: x}}"),
                "",
                by("three"));

        assertThatThrownBy(
                        () ->
                                cluster.applyWidget(
                                        "four", "{size: 2, name: y, parts: [{name: p, count: 4}]}"))
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
        cluster.applyWidget("one", "{size: 1, name: abc}");

        ObjectNode forced = cluster.apply(Widgets.widget("a", "{size: 2}"), "", forcedBy("two"));

        assertThat(forced.path("spec").path("size").asInt()).isEqualTo(2);
        assertThat(QuietCluster.fieldsOf(forced, "one"))
                .isEqualTo(Yaml.node("f:spec: {f:name: {}}"));
        assertThat(QuietCluster.fieldsOf(forced, "two"))
                .isEqualTo(Yaml.node("f:spec: {f:size: {}}"));
    }

    @Test
    void the_same_value_is_no_conflict_but_shared() {
        cluster.applyWidget("one", "{size: 1}");

        ObjectNode shared = cluster.applyWidget("two", "{size: 1}");

        assertThat(QuietCluster.fieldsOf(shared, "one"))
                .isEqualTo(QuietCluster.fieldsOf(shared, "two"));
    }

    @Test
    void a_stale_resource_version_is_a_conflict() {
        ObjectNode old = cluster.applyWidget("one", "{size: 1}");
        cluster.applyWidget("one", "{size: 2}");
        ObjectNode stale = Widgets.widget("a", "{size: 3}");
        Metadata.of(stale).take("resourceVersion", Metadata.of(old));

        assertThatThrownBy(() -> cluster.apply(stale, "", by("one")))
                .hasMessageContaining("the object has been modified");
    }

    @Test
    void another_uid_is_refused_as_a_change_of_it_and_as_a_conflict_where_nothing_is() {
        cluster.applyWidget("one", "{size: 1}");
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
    void an_object_whose_managed_fields_were_cleared_has_an_owner_before_the_first_apply() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));
        ObjectNode cleared = cluster.patch(widget, "", "{metadata: {managedFields: [{}]}}");

        assertThat(cleared.path("metadata").has("managedFields")).isFalse();
        assertThatThrownBy(() -> cluster.applyWidget("one", "{size: 2}"))
                .hasMessageContaining("conflict with \"before-first-apply\" using example.test/v1");
    }

    @Test
    void a_list_without_a_type_is_owned_as_one_value() {
        cluster.applyWidget("one", "{size: 1, words: [a, b]}");

        assertThatThrownBy(() -> cluster.applyWidget("two", "{words: [a]}"))
                .hasMessageEndingWith("conflict with \"one\": .spec.words");
    }
}
