package io.azurecredentials.manual;

import static io.azurecredentials.manual.Markdown.code;

import io.azurecredentials.base.Reason;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.metric.Metric;
import io.azurecredentials.settings.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of the manual that the code knows, by the names that stand around them there. */
final class Tables {
    private Tables() {}

    /** Name and text of each. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("settings", settings());
        all.put("reasons", reasons());
        all.put("events", events());
        all.put("metrics", metrics());
        Kind.all().forEach(it -> all.put(it.name().toLowerCase(Locale.ROOT), it.fields()));
        return all;
    }

    private static String settings() {
        return Markdown.table(
                List.of("variable", "default", "meaning"),
                Stream.of(Variable.values())
                        .map(it -> List.of(code(it.name()), it.byDefault(), it.meaning())));
    }

    private static String reasons() {
        return Markdown.table(
                List.of("reason", "meaning"),
                Stream.of(Reason.values()).map(it -> List.of(code(it.toString()), it.sentence())));
    }

    private static String events() {
        return Markdown.table(
                List.of("event", "type", "about", "meaning"),
                Stream.of(EventReason.values())
                        .map(
                                it ->
                                        List.of(
                                                code(it.toString()),
                                                it.type().toString(),
                                                it.kind(),
                                                it.sentence())));
    }

    private static String metrics() {
        return Markdown.table(
                List.of("metric", "type", "labels", "meaning"),
                Stream.of(Metric.values())
                        .map(
                                it ->
                                        List.of(
                                                code(it.toString()),
                                                it.type().toString(),
                                                Markdown.codes(it.labels()),
                                                it.sentence())));
    }
}
