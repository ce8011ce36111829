package io.azurecredentials.server.vault.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.azurecredentials.json.Json;
import io.azurecredentials.json.JsonReader;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Parameters;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client sends: an object, a form, or nothing at all. Members that nobody asks for are
 * ignored, as Vault does. It may hold secrets, and prints none.
 */
public final class Fields {
    private static final Json.Members NONE = new Json.Members(Map.of());

    private final Json.Members members;

    private Fields(Json.Members members) {
        this.members = members;
    }

    /**
     * What comes with a request: in its body if something is to be written, and in the query
     * otherwise.
     *
     * @throws Refused with 400, as below
     */
    public static Fields of(Request request) {
        return request.verb() == Verb.WRITE
                ? of(request.body())
                : new Fields(texts(request.target().query()));
    }

    /**
     * Vault takes a body for JSON whatever it is announced as, unless it is announced as a form and
     * does not begin like JSON.
     *
     * @throws Refused with 400 if it is not one JSON object, or one form, with one meaning
     */
    public static Fields of(Body body) {
        String text = new String(body.bytes(), UTF_8).strip();
        if (text.isEmpty()) {
            return new Fields(NONE);
        }
        boolean form = body.isForm() && !text.startsWith("{") && !text.startsWith("[");
        return new Fields(form ? form(text) : json(body));
    }

    private static Json.Members json(Body body) {
        return JsonReader.readPadded(body.bytes())
                .orElseThrow(() -> Refused.because(400, "failed to parse JSON input"));
    }

    private static Json.Members form(String text) {
        return Parameters.read(text)
                .map(Fields::texts)
                .orElseThrow(() -> Refused.because(400, "error parsing form data"));
    }

    private static Json.Members texts(Map<String, String> parameters) {
        return new Json.Members(
                parameters.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, it -> new Json.Text(it.getValue()))));
    }

    /**
     * A text; empty if it is absent, {@code null} or empty, which is all the same to Vault.
     *
     * @throws Refused with 400 if it is anything else
     */
    public String text(String name) {
        return switch (Optional.ofNullable(members.values().get(name))
                .orElseGet(Json.Nothing::new)) {
            case Json.Text(String value) -> value;
            case Json.Nothing _ -> "";
            case Json.Whole _, Json.Flag _, Json.Elements _, Json.Members _ ->
                    throw wrong(name, "expected type 'string'");
        };
    }

    /** A text, or a whole number as one; empty as above. */
    String textOrNumber(String name) {
        return members.whole(name).isPresent()
                ? Long.toString(members.whole(name).getAsLong())
                : text(name);
    }

    /** The names of those that nobody asks for, in order. */
    List<String> beside(Set<String> known) {
        return members.values().keySet().stream()
                .filter(it -> !known.contains(it))
                .sorted()
                .toList();
    }

    /** As Vault begins to say so; the rest of what it says would repeat what was sent. */
    public static Refused wrong(String name, String why) {
        return Refused.because(
                400,
                "Field validation failed: error converting input for field \"%s\": %s"
                        .formatted(name, why));
    }

    /** All of them. */
    public Json.Members members() {
        return members;
    }

    @Override
    public String toString() {
        return "fields";
    }
}
