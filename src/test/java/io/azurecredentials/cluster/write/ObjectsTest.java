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

class ObjectsTest {

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static int code(Throwable refusal) {
        return ((ApiException) refusal).code();
    }

    @Test
    void a_new_object_gets_uid_generation_and_defaults() {
        ObjectNode created = cluster.create(Widgets.widget("a", "{size: 1}"));

        assertThat(Metadata.of(created).uid()).isNotEmpty();
        assertThat(created.path("metadata").path("generation").asInt()).isOne();
        assertThat(created.path("spec").path("color").asText()).isEqualTo("red");
    }

    @Test
    void status_sent_at_creation_is_dropped() {
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        widget.putObject("status").put("phase", "Done");

        assertThat(cluster.create(widget).has("status")).isFalse();
    }

    @Test
    void a_name_is_taken_once() {
        cluster.create(Widgets.widget("a", "{size: 1}"));

        assertThatThrownBy(() -> cluster.create(Widgets.widget("a", "{size: 1}")))
                .hasMessage("widgets.example.test \"a\" already exists");
    }

    @Test
    void a_generated_name_extends_the_given_one() {
        ObjectNode secret =
                Yaml.object("{apiVersion: v1, kind: Secret, metadata: {generateName: s-}}");

        assertThat(Metadata.of(cluster.create(secret)).name()).matches("s-[a-z0-9]{5}");
    }

    @Test
    void a_name_that_is_no_subdomain_is_refused_with_the_rule() {
        ObjectNode map = Yaml.object("{apiVersion: v1, kind: ConfigMap, metadata: {name: A_b}}");

        assertThatThrownBy(() -> cluster.create(map))
                .hasMessageStartingWith(
                        "ConfigMap \"A_b\" is invalid: metadata.name: Invalid value: \"A_b\": a"
                                + " lowercase RFC 1123 subdomain must consist of");
    }

    @Test
    void a_missing_namespace_is_not_found() {
        ObjectNode map =
                Yaml.object(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: gone}}");

        assertThatThrownBy(() -> cluster.create(map))
                .hasMessage("namespaces \"gone\" not found")
                .satisfies(e -> assertThat(code(e)).isEqualTo(404));
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
    void a_dry_run_changes_nothing() {
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        WriteOptions by = QuietCluster.by("creator");
        WriteOptions dry =
                new WriteOptions(
                        by.user(), by.fieldManager(), true, false, by.fieldValidation(), w -> {});

        ObjectNode answer = cluster.objects().create(cluster.type(widget), "default", widget, dry);

        assertThat(answer.path("spec").path("color").asText()).isEqualTo("red");
        assertThat(cluster.find(widget)).isEmpty();
    }

    @Test
    void unknown_fields_are_refused_under_strict_validation() {
        assertThatThrownBy(
                        () ->
                                cluster.create(
                                        Widgets.widget(
                                                "a",
                                                "{size: 1, foo: 1, parts: [{name: a, bar: 2}]}")))
                .hasMessage(
                        "Widget in version \"v1\" cannot be handled as a Widget: strict decoding"
                                + " error: unknown field \"spec.foo\", unknown field"
                                + " \"spec.parts[0].bar\"");
    }

    @Test
    void all_faults_of_an_object_come_in_one_refusal() {
        assertThatThrownBy(
                        () ->
                                cluster.create(
                                        Widgets.widget("a", "{size: 11, color: blue, code: b}")))
                .hasMessage(
                        "Widget.example.test \"a\" is invalid: [spec.size: Invalid value: 11:"
                                + " spec.size in body should be less than or equal to 10,"
                                + " spec.color: Unsupported value: \"blue\": supported values:"
                                + " \"red\", \"green\", spec.code: Invalid value: \"b\": spec.code in"
                                + " body should match '^a+$']")
                .satisfies(
                        e ->
                                assertThat(
                                                ((ApiException) e)
                                                        .status()
                                                        .path("details")
                                                        .path("causes"))
                                        .hasSize(3));
    }

    @Test
    void a_rule_refuses_by_message_and_place() {
        assertThatThrownBy(
                        () ->
                                cluster.create(
                                        Widgets.widget("a", "{size: 1, ttl: 2h, maxTTL: 90m}")))
                .hasMessage(
                        "Widget.example.test \"a\" is invalid: spec.ttl: Invalid value: \"object\":"
                                + " ttl must not exceed maxTTL");
    }

    @Test
    void a_transition_rule_holds_for_updates_only() {
        ObjectNode widget = cluster.create(Widgets.widget("a", "{size: 3}"));

        assertThatThrownBy(() -> cluster.patch(widget, "", "{spec: {size: 2}}"))
                .hasMessageEndingWith("spec: Invalid value: \"object\": must not shrink from 3");
    }

    @Test
    void text_in_a_secret_becomes_data() {
        ObjectNode secret =
                Yaml.object(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {a: b}}");

        ObjectNode created = cluster.create(secret);

        assertThat(created.path("data").path("a").asText()).isEqualTo("Yg==");
        assertThat(created.path("type").asText()).isEqualTo("Opaque");
        assertThat(created.has("stringData")).isFalse();
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
