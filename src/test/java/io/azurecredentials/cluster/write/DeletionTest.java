package io.azurecredentials.cluster.write;

import static io.azurecredentials.cluster.fixture.QuietCluster.eventually;
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

class DeletionTest {

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void a_deletion_may_demand_uid_and_resource_version() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));

        assertThatThrownBy(() -> cluster.delete(widget, DeleteOptions.ofUid("other")))
                .hasMessageContaining("Precondition failed: UID in precondition: other");
        assertThatThrownBy(
                        () ->
                                cluster.delete(
                                        widget,
                                        new DeleteOptions(
                                                DeleteOptions.Propagation.BACKGROUND, "", "1")))
                .hasMessageContaining("Precondition failed: ResourceVersion in precondition: 1");
        cluster.delete(widget, DeleteOptions.ofUid(Metadata.of(widget).uid()));
        assertThat(cluster.find(widget)).isEmpty();
    }

    @Test
    void a_deleted_object_with_a_finalizer_stays_until_the_finalizer_goes() {
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        Metadata.of(widget).setFinalizers(java.util.List.of("example.test/hold"));
        cluster.create(widget);

        cluster.delete(widget, DeleteOptions.BACKGROUND);
        ObjectNode held = cluster.find(widget).orElseThrow();
        cluster.patch(widget, "", "{metadata: {finalizers: null}}");

        assertThat(Metadata.of(held).deleting()).isTrue();
        assertThat(held.path("metadata").path("generation").asInt()).isEqualTo(2);
        assertThat(cluster.find(widget)).isEmpty();
    }

    @Test
    void nothing_may_add_a_finalizer_once_deletion_has_begun() {
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        Metadata.of(widget).setFinalizers(java.util.List.of("example.test/hold"));
        cluster.create(widget);
        cluster.delete(widget, DeleteOptions.BACKGROUND);

        assertThatThrownBy(
                        () ->
                                cluster.patch(
                                        widget,
                                        "",
                                        "{metadata: {finalizers: [example.test/hold, example.test/more]}}"))
                .hasMessageContaining(
                        "metadata.finalizers: Forbidden: no new finalizers can be added if the"
                                + " object is being deleted, found new finalizers"
                                + " []string{\"example.test/more\"}");
    }

    @Test
    void the_deletion_timestamp_stays_as_it_was_set() {
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        Metadata.of(widget).setFinalizers(java.util.List.of("example.test/hold"));
        cluster.create(widget);
        cluster.delete(widget, DeleteOptions.BACKGROUND);
        ObjectNode deleting = cluster.find(widget).orElseThrow();

        ObjectNode patched =
                cluster.patch(widget, "", "{metadata: {deletionTimestamp: null, labels: {a: b}}}");

        assertThat(patched.path("metadata").path("deletionTimestamp"))
                .isEqualTo(deleting.path("metadata").path("deletionTimestamp"));
    }

    @Test
    void a_namespace_goes_when_all_in_it_is_gone() {
        ObjectNode namespace =
                Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: team}}");
        ObjectNode map =
                Yaml.object(
                        "{apiVersion: v1, kind: ConfigMap,"
                                + " metadata: {name: a, namespace: team, finalizers: [example.test/hold]}}");
        cluster.create(namespace);
        cluster.create(map);

        cluster.delete(namespace, DeleteOptions.BACKGROUND);
        eventually(() -> Metadata.of(cluster.find(map).orElseThrow()).deleting());
        String phase = cluster.find(namespace).orElseThrow().path("status").path("phase").asText();
        ObjectNode other = map.deepCopy();
        Metadata.of(other).node().put("name", "b");

        assertThat(phase).isEqualTo("Terminating");
        assertThatThrownBy(() -> cluster.create(other))
                .hasMessage(
                        "configmaps \"b\" is forbidden: unable to create new content in namespace"
                                + " team because it is being terminated")
                .satisfies(
                        e ->
                                assertThat(((ApiException) e).status().toString())
                                        .contains("\"reason\":\"NamespaceTerminating\""));
        cluster.patch(map, "", "{metadata: {finalizers: null}}");
        eventually(() -> cluster.find(namespace).isEmpty());
    }
}
