package io.azurecredentials.cluster.write;

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

class ModificationTest {

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static int code(Throwable refusal) {
        return ((ApiException) refusal).code();
    }

    @Test
    void spec_counts_generations_and_status_and_metadata_do_not() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));

        cluster.patch(widget, "status", "{status: {phase: Busy}}");
        cluster.patch(widget, "", "{metadata: {labels: {a: b}}}");
        ObjectNode changed = cluster.patch(widget, "", "{spec: {size: 2}}");

        assertThat(changed.path("metadata").path("generation").asInt()).isEqualTo(2);
    }

    @Test
    void status_and_the_rest_are_written_apart() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));

        ObjectNode viaStatus =
                cluster.patch(widget, "status", "{spec: {size: 9}, status: {phase: Busy}}");
        ObjectNode viaMain = cluster.patch(widget, "", "{spec: {size: 2}, status: {phase: Done}}");

        assertThat(viaStatus.path("spec").path("size").asInt()).isOne();
        assertThat(viaMain.path("status").path("phase").asText()).isEqualTo("Busy");
        assertThat(viaMain.path("spec").path("size").asInt()).isEqualTo(2);
    }

    @Test
    void a_write_that_changes_nothing_keeps_the_resource_version() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));

        ObjectNode same = cluster.patch(widget, "", "{spec: {size: 1}}");

        assertThat(Metadata.of(same).resourceVersion())
                .isEqualTo(Metadata.of(widget).resourceVersion());
    }

    @Test
    void a_replacement_of_an_older_state_is_a_conflict() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));
        cluster.patch(widget, "", "{spec: {size: 2}}");

        assertThatThrownBy(() -> cluster.replace(widget.deepCopy()))
                .hasMessage(
                        "Operation cannot be fulfilled on widgets.example.test \"a\": the object has"
                                + " been modified; please apply your changes to the latest version"
                                + " and try again")
                .satisfies(e -> assertThat(code(e)).isEqualTo(409));
    }

    @Test
    void a_custom_object_is_not_replaced_without_a_resource_version() {
        cluster.create(Widgets.widget("a", "{size: 1}"));

        assertThatThrownBy(() -> cluster.replace(Widgets.widget("a", "{size: 2}")))
                .hasMessageContaining(
                        "metadata.resourceVersion: Invalid value: 0x0: must be specified for an"
                                + " update");
    }

    @Test
    void a_config_map_may_be_replaced_without_a_resource_version() {
        ObjectNode map = Yaml.object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
        cluster.create(map);
        map.putObject("data").put("k", "v");

        assertThat(cluster.replace(map).path("data").path("k").asText()).isEqualTo("v");
    }

    @Test
    void an_update_creates_a_lease_that_is_not_there_unless_it_names_a_uid() {
        ObjectNode lease =
                Yaml.object(
                        "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: l,"
                                + " resourceVersion: '1'}}");
        ObjectNode lost = lease.deepCopy();
        Metadata.of(lost).node().put("name", "lost").put("uid", "u");

        assertThat(Metadata.of(cluster.replace(lease)).uid()).isNotEmpty();
        assertThatThrownBy(() -> cluster.replace(lost))
                .hasMessageContaining("Precondition failed: UID in precondition: u")
                .satisfies(e -> assertThat(code(e)).isEqualTo(409));
    }

    @Test
    void a_write_that_changes_nothing_is_validated_all_the_same() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));
        cluster.refuseWrites();

        assertThatThrownBy(() -> cluster.patch(widget, "", "{spec: {size: 1}}"))
                .hasMessageContaining("no writes");
    }

    @Test
    void a_patch_with_a_stale_resource_version_is_a_conflict() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 1}"));

        assertThatThrownBy(
                        () ->
                                cluster.patch(
                                        widget,
                                        "",
                                        "{metadata: {resourceVersion: '1'}, spec: {size: 2}}"))
                .satisfies(e -> assertThat(code(e)).isEqualTo(409));
    }

    @Test
    void a_transition_rule_holds_for_updates_only() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 3}"));

        assertThatThrownBy(() -> cluster.patch(widget, "", "{spec: {size: 2}}"))
                .hasMessageEndingWith("spec: Invalid value: \"object\": must not shrink");
    }

    @Test
    void an_immutable_secret_stays() {
        ObjectNode secret =
                Yaml.object(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s}, immutable: true,"
                                + " data: {a: Yg==}}");
        cluster.create(secret);

        assertThatThrownBy(() -> cluster.patch(secret, "", "{data: {a: Yw==}}"))
                .hasMessage(
                        "Secret \"s\" is invalid: data: Forbidden: field is immutable when"
                                + " `immutable` is set");
    }

    @Test
    void an_event_is_seen_in_both_groups_under_its_own_field_names() {
        ObjectNode event =
                Yaml.object(
                        "{apiVersion: v1, kind: Event, metadata: {name: e, namespace: default},"
                                + " involvedObject: {kind: Pod, name: p, namespace: default},"
                                + " message: hello}");
        cluster.create(event);

        ObjectNode seen =
                cluster.find(
                                Yaml.object(
                                        "{apiVersion: events.k8s.io/v1, kind: Event,"
                                                + " metadata: {name: e, namespace: default}}"))
                        .orElseThrow();

        assertThat(seen.path("note").asText()).isEqualTo("hello");
        assertThat(seen.path("regarding").path("name").asText()).isEqualTo("p");
    }
}
