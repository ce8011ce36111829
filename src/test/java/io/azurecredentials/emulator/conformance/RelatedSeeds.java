package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Federated identity credentials and permission grants that are older than the scenario. What the
 * emulator gave an id of its own was made in it.
 */
record RelatedSeeds(OfflineAzure azure, IdMap ids) {

    private static final String CREDENTIALS = "federatedidentitycredentials";

    /** Whether an answer shows one that nobody made; then it exists now. */
    boolean seed(Interaction interaction) {
        String context = interaction.body().path("@odata.context").asText();
        List<JsonNode> shown =
                Stream.concat(
                                Stream.of(interaction.body()),
                                interaction.body().path("value").valueStream())
                        .filter(entry -> entry.path("id").isTextual())
                        .toList();
        boolean seeded = false;
        for (JsonNode entry : shown) {
            if (context.contains("/federatedIdentityCredentials")) {
                List<String> holders = IdMap.guids(context);
                seeded |= !holders.isEmpty() && credential(holders.getFirst(), entry);
            } else if (context.contains("#oauth2PermissionGrants")) {
                seeded |= grant(entry);
            }
        }
        return seeded;
    }

    /** What a request changes or deletes that Graph accepted; {@code parts} as recorded. */
    void prepare(List<String> parts, Foresight foresight) {
        if (parts.size() > 3 && parts.get(2).equals(CREDENTIALS)) {
            String path =
                    "https://graph.microsoft.com/v1.0/" + String.join("/", parts.subList(0, 4));
            ObjectNode minimal = Json.object().put("id", parts.get(3)).put("name", parts.get(3));
            credential(parts.get(1), foresight.body(path).orElse(minimal));
        }
    }

    private boolean credential(String recordedHolder, JsonNode entry) {
        String id = entry.path("id").asText();
        Optional<DirectoryObject> holder = azure.directory().current(ids.translate(recordedHolder));
        boolean older = ids.translate(id).equals(id);
        if (holder.isEmpty() || !older || isThere(holder.get(), entry)) {
            return false;
        }
        ObjectNode credential = entry.deepCopy();
        credential.remove("@odata.context");
        azure.directory().put(holder.get().withFederated(credential));
        return true;
    }

    private static boolean isThere(DirectoryObject holder, JsonNode entry) {
        return holder.federated().values().stream()
                .anyMatch(
                        it ->
                                it.path("id").equals(entry.path("id"))
                                        || it.path("name").equals(entry.path("name")));
    }

    private boolean grant(JsonNode entry) {
        String id = entry.path("id").asText();
        ObjectNode grant = entry.deepCopy();
        grant.remove("@odata.context");
        return ids.translate(id).equals(id) && azure.directory().permissionGrants().add(id, grant);
    }
}
