package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.azurecredentials.testcluster.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With nothing set, Helm installs what kubectl does. */
class ChartTest {
    /** What Helm's own conventions ask for, besides the name. */
    private static final List<String> HELMS_LABELS =
            List.of(
                    "app.kubernetes.io/instance",
                    "app.kubernetes.io/managed-by",
                    "app.kubernetes.io/version",
                    "helm.sh/chart");

    private static final String KEPT = "helm.sh/resource-policy";

    @Test
    void what_is_rendered_by_default_is_what_the_manifests_say_but_for_the_namespace() {
        Map<String, JsonNode> shipped =
                byName(
                        Stream.concat(
                                Shipped.objects()
                                        .filter(it -> !it.path("kind").asText().equals("Namespace"))
                                        .map(ObjectNode.class::cast),
                                definitions()));

        Map<String, JsonNode> rendered =
                byName(Chart.render("{}").stream().map(ChartTest::withoutHelms));

        assertThat(rendered.keySet()).isEqualTo(shipped.keySet());
        shipped.forEach(
                (name, it) ->
                        assertThat(it.equals(ChartTest::compare, rendered.get(name)))
                                .as("%s is %s and not %s", name, rendered.get(name), it)
                                .isTrue());
    }

    @Test
    void everything_says_which_release_it_is_of() {
        assertThat(Chart.render("{}"))
                .allSatisfy(
                        it ->
                                assertThat(it.at("/metadata/labels").fieldNames())
                                        .toIterable()
                                        .containsAll(HELMS_LABELS));
    }

    /** Whatever else Helm does with definitions it does with everything. */
    @Test
    void definitions_are_upgraded_with_the_rest_and_stay_when_it_goes() {
        assertThat(Chart.all(Chart.render("{}"), "CustomResourceDefinition"))
                .hasSize(4)
                .allSatisfy(
                        it ->
                                assertThat(it.at("/metadata/annotations").path(KEPT).asText())
                                        .isEqualTo("keep"));
        assertThat(Chart.FOLDER.resolve("crds")).doesNotExist();
    }

    @Test
    void nothing_else_is_kept_when_it_goes() {
        assertThat(Chart.render("{}"))
                .filteredOn(it -> !it.path("kind").asText().equals("CustomResourceDefinition"))
                .noneMatch(it -> it.at("/metadata/annotations").has(KEPT));
    }

    @Test
    void another_namespace_reaches_all_that_names_it() {
        assertThat(Chart.render("{}", "elsewhere"))
                .isNotEmpty()
                .allSatisfy(
                        it -> {
                            assertThat(it.at("/metadata/namespace").asText("elsewhere"))
                                    .isEqualTo("elsewhere");
                            assertThat(it.path("subjects").toString())
                                    .doesNotContain("\"namespace\":\"azure-credentials-operator\"");
                            assertThat(it.at("/spec/matchConditions").toString())
                                    .doesNotContain("serviceaccount:azure-credentials-operator:");
                        });
        assertThat(Chart.all(Chart.render("{}", "elsewhere"), "ValidatingAdmissionPolicy"))
                .hasSize(4)
                .allSatisfy(
                        it ->
                                assertThat(it.at("/spec/matchConditions/0/expression").asText())
                                        .contains(
                                                "\"system:serviceaccount:elsewhere:azure-credentials-operator\""));
    }

    @Test
    void helm_finds_nothing_to_complain_of() {
        LintResult result = new Helm(Chart.archive()).lint().strict().call();

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    /** Helm writes 1 where a definition has 1.0. */
    private static int compare(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    }

    private static Stream<ObjectNode> definitions() {
        return Documents.in(Path.of("crds")).stream();
    }

    private static Map<String, JsonNode> byName(Stream<ObjectNode> objects) {
        return objects.collect(
                Collectors.<ObjectNode, String, JsonNode, Map<String, JsonNode>>toMap(
                        it ->
                                it.path("kind").asText()
                                        + " "
                                        + it.at("/metadata/name").asText()
                                        + "."
                                        + it.at("/metadata/namespace").asText(),
                        it -> it,
                        (_, b) -> {
                            throw new AssertionError("twice: " + b);
                        },
                        TreeMap::new));
    }

    private static ObjectNode withoutHelms(ObjectNode object) {
        ObjectNode plain = object.deepCopy();
        ObjectNode metadata = (ObjectNode) plain.path("metadata");
        without(metadata, "labels", HELMS_LABELS);
        if (plain.path("kind").asText().equals("CustomResourceDefinition")) {
            without(metadata, "labels", List.of("app.kubernetes.io/name"));
            without(metadata, "annotations", List.of(KEPT));
        }
        return plain;
    }

    private static void without(ObjectNode metadata, String field, List<String> keys) {
        if (metadata.path(field) instanceof ObjectNode map) {
            map.remove(keys);
            if (map.isEmpty()) {
                metadata.remove(field);
            }
        }
    }
}
