package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which id of the emulator stands for which recorded one, learned from answers at the same place.
 */
final class IdMap {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /**
     * Recorders replace the domains of user principal names, not everywhere by the same: all of
     * them stand for the tenant's.
     */
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?i)(?<=\\w)(@|%40)([a-z0-9-]+\\.onmicrosoft\\.com|(\\w+\\.)?example(\\.com)?)");

    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_-]{40,}");

    private final Map<String, String> ours = new HashMap<>();
    private final Map<String, String> opaque = new HashMap<>();

    /** A recorded text with our ids in it. */
    String translate(String recorded) {
        Matcher matcher =
                GUID.matcher(DOMAIN.matcher(recorded).replaceAll("$1" + RecordedWorld.DOMAIN));
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String id = matcher.group();
            matcher.appendReplacement(text, ours.getOrDefault(id.toLowerCase(Locale.ROOT), id));
        }
        String translated = matcher.appendTail(text).toString();
        for (Map.Entry<String, String> id : opaque.entrySet()) {
            translated = translated.replace(id.getKey(), id.getValue());
        }
        return translated;
    }

    /** Pairs the ids of two answers, place by place. */
    void learn(JsonNode recorded, JsonNode got) {
        learnOpaque(recorded.path("id").asText(), got.path("id").asText());
        if (recorded.isObject()) {
            recorded.properties().forEach(p -> learn(p.getValue(), got.path(p.getKey())));
        } else if (recorded.isArray()) {
            for (int i = 0; i < Math.min(recorded.size(), got.size()); i++) {
                learn(recorded.get(i), got.get(i));
            }
        } else if (recorded.isTextual() && got.isTextual()) {
            pair(guids(recorded.asText()), guids(got.asText()));
        }
    }

    /** Ids that are no GUIDs and name nothing, such as those of permission grants. */
    private void learnOpaque(String recorded, String got) {
        if (OPAQUE.matcher(recorded).matches() && OPAQUE.matcher(got).matches()) {
            opaque.putIfAbsent(recorded, got);
        }
    }

    private void pair(List<String> recorded, List<String> got) {
        for (int i = 0; recorded.size() == got.size() && i < got.size(); i++) {
            ours.putIfAbsent(recorded.get(i).toLowerCase(Locale.ROOT), got.get(i));
        }
    }

    static List<String> guids(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = GUID.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
