package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.testcluster.LocalOnly;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, request by request. */
@LocalOnly("it needs a server that forgets when told, without TLS")
class ListIT extends WithHttp {

    @Test
    void pieces_of_a_list_are_of_one_moment() throws Exception {
        create("a", "x");
        create("b", "x");
        create("c", "x");

        JsonNode first = send("GET", MAPS + "?limit=2", "");
        send("DELETE", MAPS + "/c", "");
        String token = first.path("metadata").path("continue").asText();
        JsonNode second = send("GET", MAPS + "?limit=2&continue=" + token, "");

        assertThat(first.path("metadata").path("remainingItemCount").asInt()).isOne();
        assertThat(second.path("items").path(0).path("metadata").path("name").asText())
                .isEqualTo("c");
        assertThat(second.path("metadata").path("resourceVersion"))
                .isEqualTo(first.path("metadata").path("resourceVersion"));
        assertThat(exchange("GET", MAPS + "?continue=unknown", "").statusCode()).isEqualTo(400);
    }

    @Test
    void a_list_whose_beginning_is_forgotten_is_gone_but_may_go_on_with_the_present()
            throws Exception {
        create("a", "x");
        create("b", "x");
        JsonNode first = send("GET", MAPS + "?limit=1", "");
        create("c", "x");
        cluster.forgetHistory();

        String token = first.path("metadata").path("continue").asText();
        HttpResponse<String> expired = exchange("GET", MAPS + "?limit=2&continue=" + token, "");
        String other = JSON.readTree(expired.body()).path("metadata").path("continue").asText();
        JsonNode rest = send("GET", MAPS + "?limit=2&continue=" + other, "");

        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(rest.path("items").findValuesAsText("name")).containsExactly("b", "c");
    }

    @Test
    void a_list_may_ask_for_exactly_one_moment() throws Exception {
        String seen = create("a", "x");
        create("b", "x");

        JsonNode then =
                send("GET", MAPS + "?resourceVersionMatch=Exact&resourceVersion=" + seen, "");
        cluster.forgetHistory();
        HttpResponse<String> gone =
                exchange("GET", MAPS + "?resourceVersionMatch=Exact&resourceVersion=" + seen, "");

        assertThat(then.path("items").findValuesAsText("name")).containsExactly("a");
        assertThat(gone.statusCode()).isEqualTo(410);
    }

    @Test
    void a_body_of_more_than_three_mebibytes_is_refused() throws Exception {
        String body = " ".repeat(3 * 1024 * 1024 + 1);

        assertThat(exchange("POST", MAPS, body).statusCode()).isEqualTo(413);
    }

    @Test
    void any_version_is_answered_whole() throws Exception {
        create("a", "x");
        create("b", "x");

        JsonNode all = send("GET", MAPS + "?limit=1&resourceVersion=0", "");

        assertThat(all.path("items")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resourceVersionMatch=Exact",
                "resourceVersionMatch=Exact&resourceVersion=0",
                "resourceVersionMatch=Newest&resourceVersion=1",
                "watch=true&resourceVersionMatch=NotOlderThan&resourceVersion=1",
                "watch=true&sendInitialEvents=true"
            })
    void options_that_do_not_go_together_are_refused(String query) throws Exception {
        assertThat(exchange("GET", MAPS + "?" + query, "").statusCode()).isEqualTo(422);
    }

    @Test
    void a_version_from_the_future_is_not_waited_for() throws Exception {
        HttpResponse<String> response = exchange("GET", MAPS + "?resourceVersion=999999", "");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).contains("Too large resource version: 999999");
    }

    @Test
    void an_unknown_path_is_not_found_in_plain_text() throws Exception {
        HttpResponse<String> response = exchange("GET", "/apis/none.test/v1/things", "");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("404 page not found\n");
    }
}
