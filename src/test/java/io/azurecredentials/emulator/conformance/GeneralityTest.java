package io.azurecredentials.emulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.http.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The recordings told in other words: whoever answers from a model answers them as well as the
 * originals.
 */
class GeneralityTest {
    private static final List<Scenario> RECORDED =
            Recordings.under(Path.of(ConformanceMain.RECORDINGS)).scenarios();
    private static final Map<String, Boolean> VERDICTS = verdicts(RECORDED);
    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Ids that Microsoft gave to things of its own, the same for everybody. */
    private static final String OF_MICROSOFT =
            Json.write(Json.resource("/emulator/arm/builtin-roles.json"))
                    + "00000003-0000-0000-c000-000000000000"
                    + "797f4846-ba00-4fd7-ba43-dac1f8f63013"
                    + "6dae42f8-4368-4678-94ff-3960e28e3630"
                    + "00000000-0000-0000-0000-000000000000";

    @Test
    void under_other_names_and_in_other_places() {
        same(
                text ->
                        text.replaceAll("(?i)asotest", "meadow")
                                .replaceAll("(?i)azure-cli-test", "pine-oak")
                                .replaceAll("(?i)cli_?test", "forest")
                                .replaceAll("(?i)javav?", "tea")
                                .replaceAll("\\bwestus2?\\b", "northeurope"));
    }

    @Test
    void with_other_ids() {
        same(GeneralityTest::otherIds);
    }

    @Test
    void with_paths_in_another_case() {
        same(
                text ->
                        replace(
                                text,
                                "\"url\":\"https://management[^\"?]*",
                                url ->
                                        url.replaceAll("(?i)/resourcegroups/", "/RESOURCEgroups/")
                                                .replace(
                                                        "/providers/Microsoft.",
                                                        "/Providers/microsoft.")
                                                .replaceAll(
                                                        "(?i)/roleassignments",
                                                        "/RoleAssignments")));
    }

    @Test
    void with_queries_in_another_order_and_encoding() {
        same(
                text ->
                        replace(
                                text,
                                "\\?[^\"?]*&[^\"?]*(?=\")",
                                query -> {
                                    String[] parts = query.substring(1).split("&", 2);
                                    return "?" + parts[1] + "&" + parts[0];
                                }));
    }

    /** What the first third made is older than the rest, and is found there. */
    @Test
    void from_the_middle() {
        List<Scenario> rests =
                RECORDED.stream()
                        .map(
                                it ->
                                        new Scenario(
                                                it.name(),
                                                it.interactions()
                                                        .subList(
                                                                it.interactions().size() / 3,
                                                                it.interactions().size())))
                        .toList();

        assertThat(Report.of(rests).agreement()).isGreaterThan(98);
    }

    private static void same(UnaryOperator<String> told) {
        List<Scenario> others =
                RECORDED.stream()
                        .map(
                                scenario ->
                                        new Scenario(
                                                scenario.name(),
                                                scenario.interactions().stream()
                                                        .map(it -> told(it, told))
                                                        .toList()))
                        .toList();

        Map<String, Boolean> verdicts = verdicts(others);

        verdicts.entrySet().removeIf(it -> it.getValue().equals(VERDICTS.get(it.getKey())));
        assertThat(verdicts).isEmpty();
    }

    private static Interaction told(Interaction interaction, UnaryOperator<String> told) {
        return new Interaction(
                interaction.n(),
                Json.read(told.apply(Json.write(interaction.request()))),
                Json.read(told.apply(Json.write(interaction.response()))));
    }

    /** Whether each interaction that counts agrees. */
    private static Map<String, Boolean> verdicts(List<Scenario> scenarios) {
        return Report.of(scenarios).verdicts().stream()
                .filter(verdict -> !verdict.isExcluded())
                .collect(
                        Collectors.toMap(
                                verdict -> verdict.scenario() + " " + verdict.n(),
                                Verdict::agrees,
                                (a, b) -> a && b,
                                TreeMap::new));
    }

    /** Mirrored digits; the same id becomes the same other one, with dashes or without. */
    private static String otherIds(String text) {
        String dashed = replace(text, GUID.pattern(), GeneralityTest::other);
        return replace(
                dashed,
                "(?<=Principal )[0-9a-f]{32}",
                id ->
                        other(id.replaceFirst("(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-"))
                                .replace("-", ""));
    }

    private static String other(String id) {
        if (OF_MICROSOFT.contains(id.toLowerCase(Locale.ROOT))) {
            return id;
        }
        StringBuilder other = new StringBuilder();
        id.chars()
                .forEach(
                        it ->
                                other.append(
                                        it == '-'
                                                ? '-'
                                                : Character.forDigit(
                                                        15 - Character.digit(it, 16), 16)));
        return other.toString();
    }

    private static String replace(
            String text, String pattern, Function<String, String> replacement) {
        return Pattern.compile(pattern)
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found.group())));
    }
}
