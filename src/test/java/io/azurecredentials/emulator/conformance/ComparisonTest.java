package io.azurecredentials.emulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.http.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Drift TODAY = new Drift("2025");

    @Test
    void values_and_ids_do_not_count() {
        assertThat(compare("{'id':'1','n':1}", "{'id':'2','n':2}")).isEmpty();
    }

    @Test
    void keys_types_and_nulls_count() {
        assertThat(compare("{'a':1}", "{'b':1}")).hasSize(2);
        assertThat(compare("{'a':1}", "{'a':'1'}")).hasSize(1);
        assertThat(compare("{'a':null}", "{'a':'x'}")).hasSize(1);
        assertThat(compare("{'a':null}", "{}")).hasSize(1);
        assertThat(compare("{'a':[{'b':1}]}", "{'a':[{'c':1}]}")).hasSize(2);
        assertThat(compare("{'a':[]}", "{'a':[1]}")).hasSize(1);
    }

    @Test
    void codes_count_and_messages_without_what_they_name() {
        String recorded = "{'error':{'code':'C','message':'The \\u0027x\\u0027 is gone.'}}";

        assertThat(compare(recorded, recorded.replace("x", "y"))).isEmpty();
        assertThat(compare(recorded, recorded.replace("gone", "there"))).hasSize(1);
        assertThat(compare(recorded, recorded.replace("'C'", "'D'"))).hasSize(1);
    }

    @Test
    void the_form_of_a_timestamp_counts() {
        String whole = "{'t':'2023-02-14T07:55:05Z'}";

        assertThat(compare(whole, "{'t':'2026-01-01T00:00:00Z'}")).isEmpty();
        assertThat(compare(whole, "{'t':'2026-01-01T00:00:00.1234567Z'}")).hasSize(1);
        assertThat(compare("{'t':'2001-02-03T04:05:06Z'}", "{'t':'2026-01-01T00:00:00.1234567Z'}"))
                .isEmpty();
    }

    @Test
    void a_body_where_there_is_none_is_a_difference() {
        Interaction recorded = interaction(204, "{}", "");

        assertThat(new Comparison(TODAY, new IdMap()).of(recorded, reply(204, "{'a':1}", Map.of())))
                .containsExactly("a body where there is none");
        assertThat(
                        new Comparison(TODAY, new IdMap())
                                .of(recorded, new Reply(204, MissingNode.getInstance(), Map.of())))
                .isEmpty();
    }

    @Test
    void recorded_headers_must_be_there_and_steering_ones_must_not_be_added() {
        Interaction recorded = interaction(200, "{'odata-version':'4.0','date':'x'}", "{}");

        assertThat(new Comparison(TODAY, new IdMap()).of(recorded, reply(200, "{}", Map.of())))
                .containsExactly("header odata-version missing");
        assertThat(
                        new Comparison(TODAY, new IdMap())
                                .of(
                                        recorded,
                                        reply(
                                                200,
                                                "{}",
                                                Map.of(
                                                        "OData-Version", "4.0",
                                                        "Location", "there"))))
                .containsExactly("header location not in the recording");
    }

    @Test
    void an_old_recording_need_not_know_what_came_later() {
        Interaction recorded = interaction(200, "{}", "{}");
        Reply got = reply(200, "{'uniqueName':null}", Map.of());

        assertThat(new Comparison(new Drift("2022"), new IdMap()).of(recorded, got)).isEmpty();
        assertThat(new Comparison(new Drift("2024"), new IdMap()).of(recorded, got)).hasSize(1);
    }

    @Test
    void elements_with_an_id_are_compared_with_their_like_in_whatever_order() {
        String recorded = "{'value':[{'id':'a','x':1},{'id':'b'}]}";

        assertThat(compare(recorded, "{'value':[{'id':'b'},{'id':'a','x':2}]}")).isEmpty();
        assertThat(compare(recorded, "{'value':[{'id':'c'}]}"))
                .containsExactly("/value/*/x: missing");
    }

    private static List<String> compare(String recorded, String got) {
        return new Comparison(TODAY, new IdMap())
                .of(interaction(200, "{}", recorded), reply(200, got, Map.of()));
    }

    private static Interaction interaction(int status, String headers, String body) {
        String end = body.isEmpty() ? "" : ",'body':" + body;
        return Interaction.of(
                Json.read(
                        ("{'n':1,'request':{'method':'GET','url':'https://graph.microsoft.com/v1.0/x'},"
                                        + "'response':{'status':"
                                        + status
                                        + ",'headers':"
                                        + headers
                                        + end
                                        + "}}")
                                .replace('\'', '"')),
                1);
    }

    private static Reply reply(int status, String body, Map<String, String> headers) {
        return new Reply(status, Json.read(body.replace('\'', '"')), headers);
    }
}
