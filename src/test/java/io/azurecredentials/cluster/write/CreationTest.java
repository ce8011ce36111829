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

class CreationTest {

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
    void the_metadata_of_custom_resources_has_types_too() {
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        Metadata.of(widget).node().putObject("labels").put("a", 1);

        assertThatThrownBy(() -> cluster.create(widget))
                .hasMessageContaining("metadata.labels.a")
                .satisfies(e -> assertThat(code(e)).isEqualTo(400));
    }

    @Test
    void a_name_is_taken_once() {
        cluster.create(Widgets.widget("a", "{size: 1}"));

        assertThatThrownBy(() -> cluster.create(Widgets.widget("a", "{size: 1}")))
                .hasMessage("widgets.example.test \"a\" already exists");
    }

    @Test
    void a_name_is_taken_while_its_object_is_being_deleted() {
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        Metadata.of(widget).setFinalizers(java.util.List.of("example.test/hold"));
        cluster.create(widget);
        cluster.delete(widget, DeleteOptions.BACKGROUND);

        assertThatThrownBy(() -> cluster.create(Widgets.widget("a", "{size: 1}")))
                .hasMessage("object is being deleted: widgets.example.test \"a\" already exists")
                .satisfies(e -> assertThat(code(e)).isEqualTo(409));
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
    void text_in_a_secret_becomes_data() {
        ObjectNode secret =
                Yaml.object(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {a: b}}");

        ObjectNode created = cluster.create(secret);

        assertThat(created.path("data").path("a").asText()).isEqualTo("Yg==");
        assertThat(created.path("type").asText()).isEqualTo("Opaque");
        assertThat(created.has("stringData")).isFalse();
    }
}
