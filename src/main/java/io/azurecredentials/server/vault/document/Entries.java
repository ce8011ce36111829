package io.azurecredentials.server.vault.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.json.Json;
import io.azurecredentials.json.JsonReader;
import io.azurecredentials.server.http.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A list of objects that is sent as a text which is JSON again. One that is sent as a list is taken
 * as well, which Vault refuses.
 *
 * @param from Vault's name
 * @param to Kubernetes' name
 * @param members of each
 */
record Entries(String from, String to, List<Member> members) {
    Entries {
        members = List.copyOf(members);
    }

    /**
     * A field of an entry.
     *
     * @param from Vault's name
     * @param to Kubernetes' name
     */
    record Member(String from, String to) {}

    /** Those that were sent, if they were; a blank text is an empty list. */
    Optional<List<Map<String, Object>>> read(Input input) {
        return input.find(from)
                .map(
                        it ->
                                switch (it) {
                                    case Json.Elements(List<Json> all) -> all;
                                    case Json.Text(String text) when text.isBlank() ->
                                            List.<Json>of();
                                    case Json.Text(String text) -> parse(text);
                                    case Json.Whole _,
                                            Json.Flag _,
                                            Json.Nothing _,
                                            Json.Members _ ->
                                            throw wrong();
                                })
                .map(it -> it.stream().map(this::entry).toList());
    }

    private List<Json> parse(String text) {
        Json.Members wrapped =
                JsonReader.read(("{\"all\":" + text + "}").getBytes(UTF_8))
                        .orElseThrow(this::wrong);
        if (wrapped.values().size() != 1
                || !(wrapped.values().get("all") instanceof Json.Elements(List<Json> all))) {
            throw wrong();
        }
        return all;
    }

    private Map<String, Object> entry(Json json) {
        if (!(json instanceof Json.Members(Map<String, Json> values))) {
            throw wrong();
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        for (Member member : members) {
            switch (Optional.ofNullable(values.get(member.from())).orElseGet(Json.Nothing::new)) {
                case Json.Text(String text) when text.isEmpty() -> {}
                case Json.Text(String text) -> entry.put(member.to(), text);
                case Json.Nothing _ -> {}
                case Json.Whole _, Json.Flag _, Json.Elements _, Json.Members _ -> throw wrong();
            }
        }
        return entry;
    }

    private Refused wrong() {
        return Refused.because(
                400,
                "error parsing %s: write a text that is a JSON list of objects with %s"
                        .formatted(
                                from,
                                members.stream()
                                        .map(Member::from)
                                        .collect(Collectors.joining(", "))));
    }
}
