package io.azurecredentials.manual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.azurecredentials.azure.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever installs the operator is told of every right it uses, in Azure and in Kubernetes. */
class PermissionsTest {
    private static final Path PAGE = Path.of("docs/permissions.md");
    private static final Path ADAPTER = Path.of("src/main/java/io/azurecredentials/azure");

    /** An operation where it is made: how, for which call, and by which action. */
    private static final Pattern OPERATION =
            Pattern.compile(
                    "(?s)\\b(?:Operation\\.)?(graph|groups|arm|operation)\\(\\s*Call\\.(\\w+),"
                            + "(?:[^;]*?ArmAction\\.(\\w+))?");

    private static final Pattern ACTION = Pattern.compile("(?s)([A-Z_]+)\\(\\s*\"([^\"]+)\"");
    private static final Pattern PRINCIPAL =
            Pattern.compile("\"((?:Application|User|GroupMember)\\.[^\"]+)\"");

    @Test
    void every_kind_of_request_to_azure_has_its_line() {
        assertThat(operations().stream().map(List::getFirst))
                .containsExactlyElementsOf(
                        Arrays.stream(Call.values())
                                .map(it -> Markdown.code(it.toString()))
                                .toList());
    }

    @Test
    void each_line_names_the_permission_that_a_refusal_names() {
        Map<String, String> needed = needed();
        assertThat(needed).hasSizeGreaterThan(30);
        assertThat(operations())
                .allSatisfy(
                        it -> {
                            String wanted = needed.get(it.getFirst());
                            assertThat(it.get(2))
                                    .isEqualTo(wanted == null ? Markdown.NONE : it.get(2))
                                    .contains(wanted == null ? Markdown.NONE : wanted);
                        });
    }

    /** What is known of users stands beside what is known of applications. */
    @Test
    void what_logins_take_is_named_word_for_word() {
        String said =
                operations().stream()
                        .filter(it -> it.getFirst().startsWith("`principal."))
                        .map(it -> it.get(2).replace("`", ""))
                        .collect(Collectors.joining());
        assertThat(PRINCIPAL.matcher(source("GraphPrincipals")).results().map(it -> it.group(1)))
                .hasSize(4)
                .allSatisfy(it -> assertThat(said).contains(it));
    }

    @Test
    void every_rule_in_the_manifests_has_its_line_and_its_reason() {
        List<List<String>> rows = Listed.rows(PAGE, "kubernetes-rules");

        assertThat(rows.stream().map(it -> it.subList(0, 3)))
                .containsExactlyElementsOf(rules().toList());
        assertThat(rows).allSatisfy(it -> assertThat(it.get(3)).isNotEmpty());
    }

    private static List<List<String>> operations() {
        return Listed.rows(PAGE, "azure-operations");
    }

    /** The permission each call names when it is refused, by the call's cell. */
    private static Map<String, String> needed() {
        Map<String, String> actions = new TreeMap<>();
        ACTION.matcher(source("ArmAction"))
                .results()
                .forEach(it -> actions.put(it.group(1), it.group(2)));
        Map<String, String> needed = new TreeMap<>();
        OPERATION
                .matcher(sources())
                .results()
                .forEach(
                        it ->
                                needed.put(
                                        Markdown.code(Call.valueOf(it.group(2)).toString()),
                                        switch (it.group(1)) {
                                            case "graph" -> "Application.ReadWrite.OwnedBy";
                                            case "groups" -> "GroupMember.ReadWrite.All";
                                            case "operation" -> "Application.Read.All";
                                            default ->
                                                    actions.getOrDefault(
                                                            String.valueOf(it.group(3)), "?");
                                        }));
        return needed;
    }

    private static Stream<List<String>> rules() {
        return Stream.of("20-watched", "30-written", "40-own-namespace", "65-rollout", "60-people")
                .flatMap(it -> documents(Path.of("manifests", it + ".yaml")))
                .filter(it -> it.has("rules"))
                .flatMap(PermissionsTest::rules);
    }

    private static Stream<List<String>> rules(JsonNode role) {
        return role.path("rules")
                .valueStream()
                .map(
                        it ->
                                List.of(
                                        Markdown.code(role.at("/metadata/name").asText()),
                                        group(it) + Markdown.codes(texts(it.path("resources"))),
                                        Markdown.codes(texts(it.path("verbs")))));
    }

    private static String group(JsonNode rule) {
        String group = rule.at("/apiGroups/0").asText();
        return group.isEmpty() ? "" : Markdown.code(group) + ": ";
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> documents(Path file) {
        YAMLMapper yaml = new YAMLMapper();
        try (var all = yaml.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return all.readAll().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sources() {
        try (Stream<Path> files = Files.list(ADAPTER)) {
            return files.filter(it -> it.toString().endsWith(".java"))
                    .sorted()
                    .map(Pages::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(String name) {
        return Pages.text(ADAPTER.resolve(name + ".java"));
    }
}
