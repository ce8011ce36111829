package io.azurecredentials.cluster.apply;

import static io.azurecredentials.cluster.fixture.QuietCluster.by;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What guards an apply, and what looks as if it did. */
class ApplyPreconditionsTest {

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static ObjectNode status(String metadata) {
        return Yaml.object(
                "{apiVersion: example.test/v1, kind: Widget, metadata: {name: a, %s}, status: {phase: Busy}}"
                        .formatted(metadata));
    }

    @Test
    void a_uid_does_not_guard_the_status_of_a_custom_resource() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));

        ObjectNode applied = cluster.apply(status("uid: another"), "status", by("one"));

        assertThat(applied.path("status").path("phase").asText()).isEqualTo("Busy");
        assertThat(Metadata.of(applied).uid()).isEqualTo(Metadata.of(widget).uid());
    }

    @Test
    void a_resource_version_guards_the_status() {
        cluster.create(Widgets.widget("a", "{size: 1}"));

        assertThatThrownBy(() -> cluster.apply(status("resourceVersion: '1'"), "status", by("one")))
                .hasMessageContaining("the object has been modified")
                .satisfies(e -> assertThat(((ApiException) e).code()).isEqualTo(409));
    }

    @Test
    void a_resource_version_does_not_keep_an_apply_from_creating() {
        ObjectNode gone = Widgets.widget("a", "{size: 1}");
        Metadata.of(gone).node().put("resourceVersion", "1");

        ObjectNode created = cluster.apply(gone, "", by("one"));

        assertThat(Metadata.of(created).uid()).isNotEmpty();
    }

    @Test
    void labels_in_a_status_apply_are_owned_though_they_are_not_set() {
        cluster.create(Widgets.widget("a", "{size: 1}"));

        ObjectNode applied = cluster.apply(status("labels: {a: b}"), "status", by("one"));

        assertThat(applied.path("metadata").has("labels")).isFalse();
        assertThat(QuietCluster.fieldsOf(applied, "one"))
                .isEqualTo(
                        Yaml.node("{f:metadata: {f:labels: {f:a: {}}}, f:status: {f:phase: {}}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]"})
    void managed_fields_may_not_be_applied(String managedFields) {
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        Metadata.of(widget).node().set("managedFields", Yaml.node(managedFields));

        assertThatThrownBy(() -> cluster.apply(widget, "", by("one")))
                .hasMessage("metadata.managedFields must be nil");
    }

    @Test
    void nulls_in_metadata_and_where_null_is_no_value_are_as_if_absent() {
        ObjectNode widget = Widgets.widget("a", "{size: 1, name: null, color: null}");
        Metadata.of(widget).node().putNull("managedFields").putNull("creationTimestamp");

        ObjectNode applied = cluster.apply(widget, "", by("one"));

        assertThat(applied.path("spec")).isEqualTo(Yaml.node("{size: 1, color: red}"));
    }
}
