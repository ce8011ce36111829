package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Compares the errors of two answers: codes exactly, messages without ids and names. */
final class Errors {

    private Errors() {}

    static void compare(JsonNode recorded, JsonNode got, List<String> differences) {
        if (recorded.path("error").isTextual()) {
            compare("error", recorded.path("error"), got.path("error"), differences);
            compare(
                    "error_codes",
                    recorded.path("error_codes"),
                    got.path("error_codes"),
                    differences);
            return;
        }
        JsonNode code = recorded.path("error").path("code");
        compare("code", code, got.path("error").path("code"), differences);
        String expected = template(recorded.path("error").path("message").asText());
        String actual = template(got.path("error").path("message").asText());
        // Messages grew over the years; an old one is the beginning of a new one.
        if (!actual.startsWith(expected) && !expected.startsWith(actual)) {
            differences.add("message '" + expected + "' but '" + actual + "'");
        }
    }

    private static void compare(
            String what, JsonNode recorded, JsonNode got, List<String> differences) {
        if (!recorded.equals(got)) {
            differences.add(what + " " + recorded + " but " + got);
        }
    }

    /** The sentence without what it names. */
    private static String template(String message) {
        return message.replaceAll("'[^']*'", "'*'")
                .replaceAll("[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", "#")
                .replaceAll("\\.$", "");
    }
}
