package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts into the directory what a scenario finds there without having made it.
 *
 * @param made paths of what exists by now
 */
record DirectorySeeds(OfflineAzure azure, IdMap ids, Set<String> made) {
    private static final Pattern RELATION =
            Pattern.compile(".*/(groups|applications|serviceprincipals)/([^/]+)/(members|owners)");

    /** Whether something was there that nobody had made; then it exists now. */
    boolean seed(Interaction interaction) {
        if (interaction.isTruncated()) {
            return seedTruncated(interaction);
        }
        JsonNode body = interaction.body();
        boolean seeded = seedRelation(interaction);
        seeded |= new RelatedSeeds(azure, ids).seed(interaction);
        String context = body.path("@odata.context").asText().replaceAll("\\([^)]*\\)", "");
        for (ObjectType type : ObjectType.values()) {
            if (context.endsWith("#" + type.collection())) {
                for (JsonNode entry : body.path("value")) {
                    seeded |= seedObject(type, entry);
                }
            } else if (context.endsWith("#" + type.collection() + "/$entity")) {
                seeded |= seedObject(type, body);
            }
        }
        return seeded;
    }

    /** Members and owners that nobody added in the scenario. */
    private boolean seedRelation(Interaction interaction) {
        Matcher relation = RELATION.matcher(interaction.path());
        if (!relation.matches()
                || interaction.body().path("value").isEmpty()
                || made.contains(interaction.path() + "/$ref")
                || !made.add(interaction.path() + "/$ref")) {
            return false;
        }
        for (JsonNode entry : interaction.body().path("value")) {
            Arrays.stream(ObjectType.values())
                    .filter(type -> type.odataType().equals(entry.path("@odata.type").asText()))
                    .forEach(type -> seedObject(type, entry));
            String id = ids.translate(entry.path("id").asText());
            azure.directory()
                    .current(ids.translate(relation.group(2)))
                    .map(
                            holder ->
                                    relation.group(3).equals("members")
                                            ? holder.withMember(id)
                                            : holder.withOwner(id))
                    .ifPresent(azure.directory()::put);
        }
        return true;
    }

    /** Of an answer that was too long to keep, the id in the address is left. */
    private boolean seedTruncated(Interaction interaction) {
        String id = interaction.path().substring(interaction.path().lastIndexOf('/') + 1);
        return Arrays.stream(ObjectType.values())
                .filter(
                        type ->
                                interaction
                                        .path()
                                        .contains(
                                                "/"
                                                        + type.collection().toLowerCase(Locale.ROOT)
                                                        + "/"))
                .anyMatch(type -> seedObject(type, Json.object().put("id", id)));
    }

    boolean seedObject(ObjectType type, JsonNode entry) {
        String recorded = entry.path("id").asText();
        Optional<DirectoryObject> known = azure.directory().current(ids.translate(recorded));
        if (recorded.isEmpty() || known.isPresent() || !ids.translate(recorded).equals(recorded)) {
            return false;
        }
        put(type, entry);
        return true;
    }

    void put(ObjectType type, JsonNode entry) {
        ObjectNode body = type.blank();
        entry.properties().forEach(p -> body.set(p.getKey(), p.getValue()));
        body.remove(List.of("@odata.context", "@odata.type"));
        // One that every tenant has from the start has another id in each.
        String appID = body.path("appId").asText();
        azure.directory().idsByKey(type, "appId", appID).stream()
                .flatMap(id -> azure.directory().current(id).stream())
                .toList()
                .forEach(azure.directory()::purge);
        azure.directory().put(DirectoryObject.of(type, entry.path("id").asText(), body));
    }
}
