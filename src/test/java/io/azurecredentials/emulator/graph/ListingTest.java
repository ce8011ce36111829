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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Learned(recorded = {"cli_test_app_credential", "cli_test_service_principal_scenario"})
class ListingTest {

    private static final String ALL = GRAPH + "/applications";

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session graph = azure.graph();

    @BeforeEach
    void create() {
        graph.post(ALL, "{'displayName':'alpha','tags':['x','shared']}");
        graph.post(ALL, "{'displayName':'beta','tags':['shared']}");
        graph.post(ALL, "{'displayName':'o\u2019brien','identifierUris':['api://three']}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "displayName eq 'alpha'                          | alpha",
                "displayName eq 'ALPHA'                          | alpha",
                "startswith(displayName,'alp')                   | alpha",
                "tags/any(t:t eq 'shared')                       | alpha beta",
                "tags/any(t:t eq 'x') and displayName eq 'beta'  |",
                "displayName eq 'beta' or displayName eq 'alpha' | alpha beta",
                "(displayName eq 'beta') and tags/any(t: t eq 'shared') | beta",
                "displayName in ('beta', 'none')                 | beta",
                "identifierUris/any(u:u eq 'api://three')        | o\u2019brien",
            })
    void filters_select(String filter, String expected) {
        Reply reply = filtered(filter);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(String.join(" ", names(reply))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void a_quote_is_doubled_within_a_text() {
        graph.post(ALL, "{\"displayName\":\"it\\u0027s\"}");

        assertThat(names(filtered("displayName eq 'it''s'"))).containsExactly("it's");
    }

    @Learned(documented = "Advanced query capabilities on Microsoft Entra ID objects")
    @Test
    void an_advanced_filter_needs_its_header_and_the_count() {
        assertThat(filtered("displayName ne 'alpha'").code()).isEqualTo("Request_UnsupportedQuery");
        Reply declared =
                graph.with("ConsistencyLevel", "eventual")
                        .get(ALL + "?$count=true&$filter=" + encoded("displayName ne 'alpha'"));

        assertThat(declared.body().path("@odata.count").asInt()).isEqualTo(3);
        assertThat(names(declared)).contains("beta", "root").doesNotContain("alpha");
    }

    @Learned(documented = "Advanced query capabilities on Microsoft Entra ID objects")
    @Test
    void an_unknown_or_unindexed_property_cannot_be_filtered() {
        assertThat(filtered("colour eq 'red'").code()).isEqualTo("BadRequest");
        assertThat(filtered("notes eq 'x'").code()).isEqualTo("Request_UnsupportedQuery");
        assertThat(filtered("displayName eq").code()).isEqualTo("BadRequest");
    }

    @Learned(documented = "Paging Microsoft Graph data in your app")
    @Test
    void pages_are_linked_until_all_is_read() {
        List<String> names = new ArrayList<>();
        String next = ALL + "?$top=2&$select=id,displayName";
        int pages = 0;
        while (!next.isEmpty()) {
            Reply page = graph.get(next);
            names.addAll(names(page));
            next = page.text("@odata.nextLink");
            pages++;
        }

        assertThat(pages).isEqualTo(2);
        assertThat(names).hasSize(4).contains("alpha", "beta", "root");
    }

    @Learned(documented = "Paging Microsoft Graph data in your app")
    @Test
    void a_page_has_at_most_999() {
        assertThat(graph.get(ALL + "?$top=999").status()).isEqualTo(200);
        assertThat(graph.get(ALL + "?$top=1000").code()).isEqualTo("Request_UnsupportedQuery");
        assertThat(graph.get(ALL + "?$top=0").status()).isEqualTo(400);
    }

    @Learned(documented = "Customize responses with query parameters")
    @Test
    void a_selection_shows_in_the_context() {
        Reply reply = graph.get(ALL + "?$select=id,displayName");

        assertThat(reply.text("@odata.context"))
                .isEqualTo(
                        "https://graph.microsoft.com/v1.0/$metadata#applications(id,displayName)");
        assertThat(reply.body().path("value").path(0)).hasSize(2);
    }

    /** Wording from public reports; the query is read before anything is looked for. */
    @Learned(reported = "issues of microsoft-graph-docs")
    @Test
    void an_unknown_property_cannot_be_selected_whether_there_is_anything_or_not() {
        String nothing = "&$filter=" + encoded("displayName eq 'none'");

        assertThat(graph.get(ALL + "?$select=colour").code()).isEqualTo("BadRequest");
        assertThat(graph.get(ALL + "?$select=id,colour" + nothing).message())
                .contains("'colour' on type 'microsoft.graph.application'");
    }

    @Learned(documented = "directory: deletedItems")
    @Test
    void deleted_ones_are_not_listed() {
        JsonNode alpha = filtered("displayName eq 'alpha'").body().path("value").path(0);
        graph.delete(ALL + "/" + alpha.path("id").asText());

        assertThat(names(graph.get(ALL))).doesNotContain("alpha");
    }

    private Reply filtered(String filter) {
        return graph.get(ALL + "?$filter=" + encoded(filter));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static List<String> names(Reply reply) {
        return reply.body()
                .path("value")
                .valueStream()
                .map(entry -> entry.path("displayName").asText())
                .sorted()
                .toList();
    }
}
