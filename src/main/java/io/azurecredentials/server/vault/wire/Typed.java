package io.azurecredentials.server.vault.wire;

import io.azurecredentials.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Members by what Vault's clients mean by them, however they write it. */
record Typed(Fields fields) {
    String text(String name) {
        return fields.text(name);
    }

    /** In whole seconds; none at all if it is zero. */
    Optional<Duration> time(String name) {
        String text = fields.textOrNumber(name);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Durations.read(name, text))
                        .filter(Duration::isPositive)
                        .map(it -> Duration.ofSeconds(Math.max(1, it.toSeconds())));
    }

    Optional<Boolean> flag(String name) {
        return switch (value(name)) {
            case Json.Nothing _ -> Optional.empty();
            case Json.Flag(boolean value) -> Optional.of(value);
            case Json.Text(String text) when text.isEmpty() -> Optional.empty();
            case Json.Text(String text) when text.equals("true") || text.equals("1") ->
                    Optional.of(true);
            case Json.Text(String text) when text.equals("false") || text.equals("0") ->
                    Optional.of(false);
            case Json.Text _, Json.Whole _, Json.Elements _, Json.Members _ ->
                    throw Fields.wrong(name, "expected type 'bool'");
        };
    }

    long number(String name) {
        String text = fields.textOrNumber(name);
        if (!text.matches("-?[0-9]{0,18}") || text.equals("-")) {
            throw Fields.wrong(name, "expected type 'int'");
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** A list, or its members with commas between them. */
    List<String> texts(String name) {
        return switch (value(name)) {
            case Json.Nothing _ -> List.of();
            case Json.Text(String text) -> List.of(text.split(",", -1));
            case Json.Elements(List<Json> all) ->
                    all.stream().map(it -> element(name, it)).toList();
            case Json.Whole _, Json.Flag _, Json.Members _ ->
                    throw Fields.wrong(name, "expected a list of strings");
        };
    }

    /** Whether something is said that is not nothing. */
    boolean has(String name) {
        return switch (value(name)) {
            case Json.Nothing _ -> false;
            case Json.Members(var members) -> !members.isEmpty();
            case Json.Text(String text) -> !text.isEmpty();
            case Json.Whole _, Json.Flag _, Json.Elements _ -> true;
        };
    }

    private static String element(String name, Json value) {
        if (value instanceof Json.Text(String text)) {
            return text;
        }
        throw Fields.wrong(name, "expected a list of strings");
    }

    private Json value(String name) {
        return Optional.ofNullable(fields.members().values().get(name))
                .orElseGet(Json.Nothing::new);
    }
}
