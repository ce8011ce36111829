package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What became of one interaction.
 *
 * @param verdict {@code agree}, {@code differ} or {@code excluded}
 * @param reason every difference, or why it does not count
 */
record Verdict(
        String scenario, int n, JsonNode expected, JsonNode got, String verdict, String reason) {

    boolean agrees() {
        return verdict.equals("agree");
    }

    boolean isExcluded() {
        return verdict.equals("excluded");
    }
}
