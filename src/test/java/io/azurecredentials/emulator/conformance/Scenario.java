package io.azurecredentials.emulator.conformance;

import java.util.List;

/** One recording: what a program did to Azure, in order. */
record Scenario(String name, List<Interaction> interactions) {

    /** The year of the first answer that has a date; empty if the recorder dropped the dates. */
    String year() {
        return interactions.stream()
                .map(i -> i.response().path("headers").path("date").asText(""))
                .filter(date -> date.length() > 16)
                .map(date -> date.substring(12, 16))
                .findFirst()
                .orElse("");
    }
}
