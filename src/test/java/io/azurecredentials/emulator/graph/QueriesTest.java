package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Options beyond filters and pages. Learned from Microsoft's "Advanced query capabilities on
 * directory objects" and "Customize responses with query parameters".
 */
@Learned(documented = "Advanced query capabilities on Microsoft Entra ID objects")
class QueriesTest {
    private static final String ALL = GRAPH + "/applications";
    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session graph = azure.graph();
    private final Session eventual = graph.with("ConsistencyLevel", "eventual");

    @BeforeEach
    void create() {
        graph.createApplication("billing west");
        graph.createApplication("billing east");
        graph.createApplication("audit");
    }

    @Test
    void a_search_looks_at_words_and_needs_its_header() {
        String url = ALL + "?$search=" + encoded("\"displayName:bill\"");

        assertThat(graph.get(url).code()).isEqualTo("Request_UnsupportedQuery");
        assertThat(graph.get(url).message()).contains("ConsistencyLevel: eventual");
        assertThat(names(eventual.get(url))).hasSize(2);
        assertThat(names(eventual.get(ALL + "?$search=" + encoded("\"displayName:east\""))))
                .containsExactly("billing east");
        String either = "\"displayName:audit\" OR \"displayName:east\"";
        assertThat(names(eventual.get(ALL + "?$search=" + encoded(either)))).hasSize(2);
        assertThat(eventual.get(ALL + "?$search=bill").status()).isEqualTo(400);
    }

    @Test
    void an_order_can_be_asked_for_and_pages_keep_to_it() {
        Reply first = graph.get(ALL + "?$orderby=displayName%20desc&$top=3");

        assertThat(names(first)).containsExactly("root", "billing west", "billing east");
        assertThat(names(graph.get(first.text("@odata.nextLink")))).containsExactly("audit");
    }

    @Test
    void ordering_what_is_filtered_is_an_advanced_query() {
        String url =
                ALL
                        + "?$orderby=displayName&$filter="
                        + encoded("startswith(displayName,'billing')");

        assertThat(graph.get(url).message()).startsWith("Sorting not supported");
        assertThat(names(eventual.get(url + "&$count=true")))
                .containsExactly("billing east", "billing west");
    }

    @Test
    void the_number_alone_is_an_advanced_query() {
        assertThat(graph.get(ALL + "/$count").code()).isEqualTo("Request_UnsupportedQuery");
        assertThat(eventual.get(ALL + "/$count").body().asInt()).isEqualTo(4);
        assertThat(
                        eventual.get(ALL + "/$count?$filter=" + encoded("displayName ne 'audit'"))
                                .body()
                                .asInt())
                .isEqualTo(3);
    }

    @Learned(documented = "Customize responses with query parameters")
    @Test
    void owners_come_along_when_asked_for() {
        JsonNode root =
                graph.get(ALL + "?$expand=owners")
                        .body()
                        .path("value")
                        .valueStream()
                        .filter(it -> it.path("displayName").asText().equals("root"))
                        .findFirst()
                        .orElseThrow();

        assertThat(root.path("owners").path(0).path("@odata.type").asText())
                .isEqualTo("#microsoft.graph.servicePrincipal");
        Reply one = graph.get(ALL + "/" + root.path("id").asText() + "?$expand=owners");
        assertThat(one.body().path("owners")).hasSize(1);
        assertThat(graph.get(ALL + "?$expand=policies").status()).isEqualTo(501);
    }

    /** From the schema: some properties are in no answer that does not name them. */
    @Learned(documented = "Customize responses with query parameters")
    @Test
    void some_properties_are_shown_only_to_those_who_ask() {
        JsonNode group = graph.get(GRAPH + "/groups").body().path("value").path(0);
        String url = GRAPH + "/groups/" + group.path("id").asText();

        assertThat(group.has("assignedLicenses")).isFalse();
        assertThat(graph.get(url + "?$select=assignedLicenses").body().path("assignedLicenses"))
                .isEmpty();
        assertThat(graph.get(url + "?$select=isArchived").body().path("isArchived").isNull())
                .isTrue();
    }

    /** Public reports: what is no GUID is refused before anybody looks. */
    @Learned(reported = "issues of msgraph-sdk")
    @Test
    void an_id_must_look_like_one() {
        Reply reply = graph.get(ALL + "/nonsense");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Invalid object identifier 'nonsense'.");
        assertThat(graph.get(ALL + "/delta").status()).isEqualTo(501);
        assertThat(graph.get(GRAPH + "/groups/nonsense").status()).isEqualTo(400);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static List<String> names(Reply reply) {
        return reply.body()
                .path("value")
                .valueStream()
                .map(entry -> entry.path("displayName").asText())
                .toList();
    }
}
