package io.azurecredentials.server.vault.document;

import io.azurecredentials.json.Json;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.vault.wire.Durations;
import io.azurecredentials.server.vault.wire.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was sent, each field in whatever form Vault takes it: a number as a text, a flag as a word,
 * a list with commas (Vault SDK, {@code framework.FieldData}). What is {@code null} was not sent.
 */
public final class Input {
    private static final Set<String> YES = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> NO = Set.of("", "0", "f", "F", "false", "FALSE", "False");

    private final Map<String, Json> values;

    private Input(Map<String, Json> values) {
        this.values = values;
    }

    /**
     * @throws Refused with 400 if it cannot be read
     */
    public static Input of(Body body) {
        return new Input(Fields.of(body).members().values());
    }

    /** Whether it was sent. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** The names of whatever else was sent, in order. */
    List<String> beside(Set<String> known) {
        return values.keySet().stream().filter(it -> !known.contains(it)).sorted().toList();
    }

    /** A text, which may be empty. */
    Optional<String> text(String name) {
        return find(name).map(it -> text(name, it));
    }

    /** A flag. */
    Optional<Boolean> flag(String name) {
        return find(name)
                .map(
                        it ->
                                switch (it) {
                                    case Json.Flag(boolean value) -> value;
                                    case Json.Whole(long value) -> value != 0;
                                    case Json.Text(String word) when YES.contains(word) -> true;
                                    case Json.Text(String word) when NO.contains(word) -> false;
                                    case Json.Text _,
                                            Json.Nothing _,
                                            Json.Elements _,
                                            Json.Members _ ->
                                            throw Fields.wrong(name, "expected type 'bool'");
                                });
    }

    /** A number. */
    Optional<Long> whole(String name) {
        return find(name)
                .map(
                        it ->
                                switch (it) {
                                    case Json.Whole(long value) -> value;
                                    case Json.Text(String digits)
                                            when digits.matches("-?[0-9]{1,15}") ->
                                            Long.parseLong(digits);
                                    case Json.Text(String none) when none.isEmpty() -> 0L;
                                    case Json.Text _,
                                            Json.Flag _,
                                            Json.Nothing _,
                                            Json.Elements _,
                                            Json.Members _ ->
                                            throw Fields.wrong(name, "expected type 'int'");
                                });
    }

    /** A time; an empty one is none at all, as zero is. */
    Optional<Duration> duration(String name) {
        return find(name)
                .map(it -> text(name, it))
                .map(it -> it.isEmpty() ? Duration.ZERO : Durations.read(name, it));
    }

    /** A list, or its parts with commas between them. */
    Optional<List<String>> texts(String name) {
        return find(name)
                .map(
                        it ->
                                it instanceof Json.Elements(List<Json> all)
                                        ? all.stream().map(one -> text(name, one))
                                        : Stream.of(text(name, it).split(",", -1)))
                .map(it -> it.map(String::strip).filter(Predicate.not(String::isEmpty)).toList());
    }

    /** Whatever it is. */
    Optional<Json> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(it -> !(it instanceof Json.Nothing));
    }

    private static String text(String name, Json value) {
        return switch (value) {
            case Json.Text(String text) -> text;
            case Json.Whole(long number) -> Long.toString(number);
            case Json.Flag(boolean flag) -> flag ? "1" : "0";
            case Json.Nothing _, Json.Elements _, Json.Members _ ->
                    throw Fields.wrong(name, "expected type 'string'");
        };
    }

    @Override
    public String toString() {
        return "input";
    }
}
