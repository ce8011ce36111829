package io.azurecredentials.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of refusals against the schemas themselves. */
class RefusalTest {
    private static final List<String> KINDS =
            List.of("AzureConfig", "AzureRole", "AzureCredential");

    static List<Refusal> rows() {
        return Refusal.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_mistake_is_refused_with_a_sentence_that_says_what_to_write(Refusal row) {
        List<String> complaints = new ArrayList<>(Crds.complaints(row.bad()));
        Crds.brokenRules(row.bad(), null).forEach(it -> complaints.add(it.message()));

        assertThat(complaints).as(row.name()).anyMatch(it -> it.contains(row.says()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AzureConfig", "AzureRole", "AzureCredential"})
    void without_the_mistake_it_is_taken(String kind) {
        Refusal row =
                rows().stream().filter(it -> it.kind().equals(kind)).findFirst().orElseThrow();

        assertThat(Crds.complaints(row.good())).isEmpty();
        assertThat(Crds.brokenRules(row.good(), row.good())).isEmpty();
    }

    @Test
    void every_rule_has_a_row_that_shows_its_sentence() {
        Set<String> missing = new TreeSet<>(declared());
        missing.removeAll(shown());
        assertThat(missing).as("rules without a row").isEmpty();
    }

    @Test
    void every_rule_has_a_sentence() {
        KINDS.forEach(
                kind ->
                        Crds.walk(
                                kind,
                                (path, node) ->
                                        node.path("x-kubernetes-validations")
                                                .forEach(
                                                        it ->
                                                                assertThat(
                                                                                it.path("message")
                                                                                        .asText())
                                                                        .as(kind + " " + path)
                                                                        .contains(" "))));
    }

    /** The rules that rows break, each as kind, path and message. */
    private static Set<String> shown() {
        Set<String> shown = new TreeSet<>();
        for (Refusal row : rows()) {
            for (FieldError error : Crds.brokenRules(row.bad(), null)) {
                String path = error.field().replaceAll("\\[[0-9]+]", "[]");
                String message = error.body().replaceFirst("^Invalid value: \"\\w+\": ", "");
                shown.add(row.kind() + " " + path + ": " + message);
            }
        }
        return shown;
    }

    private static List<String> declared() {
        return KINDS.stream().flatMap(RefusalTest::declared).toList();
    }

    private static Stream<String> declared(String kind) {
        List<String> found = new ArrayList<>();
        Crds.walk(
                kind,
                (path, node) -> {
                    for (JsonNode rule : node.path("x-kubernetes-validations")) {
                        found.add(kind + " " + path + ": " + rule.path("message").asText());
                    }
                });
        return found.stream();
    }
}
