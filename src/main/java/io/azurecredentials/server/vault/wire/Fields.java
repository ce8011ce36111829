package io.azurecredentials.server.vault.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.json.Json;
import io.azurecredentials.json.JsonReader;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import java.util.Map;
import java.util.Optional;

/**
 * What a client sends: an object, or nothing at all. Members that nobody asks for are ignored, as
 * Vault does. It may hold secrets, and prints none.
 */
public final class Fields {
    private static final Json.Members NONE = new Json.Members(Map.of());

    private final Json.Members members;

    private Fields(Json.Members members) {
        this.members = members;
    }

    /**
     * @throws Refused with 400 if it is not one JSON object with one meaning
     */
    public static Fields of(Body body) {
        return new Fields(
                new String(body.bytes(), UTF_8).isBlank()
                        ? NONE
                        : JsonReader.readPadded(body.bytes())
                                .orElseThrow(
                                        () -> Refused.because(400, "failed to parse JSON input")));
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
