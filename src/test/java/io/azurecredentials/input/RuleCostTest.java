package io.azurecredentials.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether a real API server takes the definitions: it estimates what a rule costs at worst, from
 * the lengths that the schema allows. Matching is what costs most in ours.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#resource-use-by-validation-functions">
 *     Resource use by validation functions</a>
 */
class RuleCostTest {
    /** Of one rule, with all the places it stands at in one object. */
    private static final double LIMIT = 10_000_000;

    /** A tenth for every byte of the text, of which a character may have four. */
    private static final double OF_TEXT = 0.4;

    /** A quarter for every character of the expression. */
    private static final double OF_EXPRESSION = 0.25;

    private static final Pattern MATCHES = Pattern.compile("self\\.matches\\(r?'(.*)'\\)");

    @ParameterizedTest
    @ValueSource(strings = {"AzureConfig", "AzureRole", "AzureCredential"})
    void no_match_costs_more_than_a_quarter_of_what_the_api_server_allows(String kind) {
        List<Double> costs = new ArrayList<>();
        cost(Crds.schema(kind), 1, costs);

        assertThat(costs).isNotEmpty().allMatch(it -> it < LIMIT / 4);
    }

    private static void cost(JsonNode node, int places, List<Double> costs) {
        for (JsonNode rule : node.path("x-kubernetes-validations")) {
            Matcher match = MATCHES.matcher(rule.path("rule").asText());
            if (match.matches()) {
                double text = (node.required("maxLength").asInt() + 1) * OF_TEXT;
                costs.add(text * match.group(1).length() * OF_EXPRESSION * places);
            }
        }
        node.path("properties").forEach(it -> cost(it, places, costs));
        if (node.has("items")) {
            int most = node.path("maxItems").asInt(100_000);
            cost(node.get("items"), places * most, costs);
        }
    }
}
