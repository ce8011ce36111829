package io.azurecredentials.cluster.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.resource.Metadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventStrategyTest {

    private static final String EVENT =
            """
            apiVersion: events.k8s.io/v1
            kind: Event
            metadata: {name: e, namespace: default}
            eventTime: "2020-01-01T00:00:00.000000Z"
            reportingController: example.test/controller
            reportingInstance: host-1
            action: Paint
            reason: Painted
            type: Normal
            note: it is red now
            regarding: {apiVersion: example.test/v1, kind: Widget, name: w, namespace: default}
            """;

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void an_event_says_who_did_what_when_and_to_what() {
        ObjectNode created = cluster.create(Yaml.object(EVENT));

        ObjectNode core = Yaml.object(EVENT).put("apiVersion", "v1");
        ObjectNode seen = cluster.find(core).orElseThrow();
        assertThat(Metadata.of(seen).uid()).isEqualTo(Metadata.of(created).uid());
        assertThat(seen.path("message").asText()).isEqualTo("it is red now");
        assertThat(seen.path("involvedObject").path("name").asText()).isEqualTo("w");
        assertThat(seen.path("reportingComponent").asText()).isEqualTo("example.test/controller");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    eventTime: null                        | eventTime: Required value
                    action: ''                             | action: Required value
                    reason: ''                             | reason: Required value
                    reportingController: ''                | reportingController: Required value
                    reportingController: a/b/c             | reportingController: Invalid value: "a/b/c": name part must consist of
                    reportingInstance: ''                  | reportingInstance: Required value
                    type: Error                            | type: Invalid value: "": has invalid value: Error
                    deprecatedCount: 1                     | count: Invalid value: "": needs to be unset
                    deprecatedSource: {component: c}       | source: Invalid value: "": needs to be unset
                    deprecatedFirstTimestamp: '2020-01-01T00:00:00Z' | firstTimestamp: Invalid value: "": needs to be unset
                    series: {count: 1, lastObservedTime: '2020-01-01T00:00:00.000000Z'} | series.count: Invalid value: "": should be at least 2
                    """)
    void an_event_that_leaves_that_out_is_refused(String change, String error) {
        ObjectNode event = Yaml.object(EVENT);
        event.setAll(Yaml.object("{" + change + "}"));

        assertThatThrownBy(() -> cluster.create(event))
                .hasMessageContaining(error)
                .satisfies(e -> assertThat(((ApiException) e).code()).isEqualTo(422));
    }

    @ParameterizedTest
    @CsvSource({
        "reportingInstance, 128, reportingInstance",
        "action, 128, action",
        "reason, 128, reason",
        "note, 1024, message"
    })
    void lengths_are_limited_in_bytes(String field, int longest, String shown) {
        ObjectNode longEnough = Yaml.object(EVENT).put(field, "x".repeat(longest));
        ObjectNode tooLong = Yaml.object(EVENT).put(field, "x".repeat(longest - 1) + "ä");

        cluster.create(longEnough);
        assertThatThrownBy(() -> cluster.create(tooLong))
                .hasMessageContaining(shown + ": Invalid value: \"\": can have at most " + longest);
    }

    @Test
    void what_is_about_nothing_in_a_namespace_lies_in_default_or_kube_system() {
        cluster.create(Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: team}}"));
        ObjectNode event = Yaml.object(EVENT);
        ((ObjectNode) event.path("regarding")).remove("namespace");
        Metadata.of(event).node().put("namespace", "team");

        assertThatThrownBy(() -> cluster.create(event))
                .hasMessageContaining("involvedObject.namespace");
    }

    @Test
    void nothing_but_its_series_changes() {
        ObjectNode event = cluster.create(Yaml.object(EVENT));

        assertThatThrownBy(() -> cluster.patch(event, "", "{note: it is blue now}"))
                .hasMessageContaining("message: Invalid value")
                .hasMessageContaining("field is immutable");
        ObjectNode series =
                cluster.patch(
                        event,
                        "",
                        "{series: {count: 2, lastObservedTime: '2020-01-01T00:00:01.000000Z'}}");
        assertThat(series.path("series").path("count").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01T00:00:00Z",
                "2020-01-01T00:00:00.123Z",
                "2020-01-01T00:00:00.123456789Z"
            })
    void times_of_events_and_leases_have_six_digits_after_the_seconds(String time) {
        ObjectNode event = Yaml.object(EVENT).put("eventTime", time);
        ObjectNode lease =
                Yaml.object(
                        "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: l},"
                                + " spec: {renewTime: '%s'}}".formatted(time));

        assertThatThrownBy(() -> cluster.create(event))
                .satisfies(e -> assertThat(((ApiException) e).code()).isEqualTo(400));
        assertThatThrownBy(() -> cluster.create(lease))
                .satisfies(e -> assertThat(((ApiException) e).code()).isEqualTo(400));
    }
}
