package io.azurecredentials.emulator.conformance;

import static io.azurecredentials.emulator.OfflineAzure.ARM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Json;
import java.util.Arrays;
import java.util.Optional;

/** Puts into the world what a scenario finds there without having made it. */
final class Seeds {

    private static final String GROUP =
            "https://management\\.azure\\.com/subscriptions/[^/]+/resourcegroups/[^/]+";

    private final OfflineAzure azure;
    private final IdMap ids;

    Seeds(OfflineAzure azure, IdMap ids) {
        this.azure = azure;
        this.ids = ids;
    }

    /** Whether this is the first sight of something older than the scenario; then it exists now. */
    boolean seed(Interaction interaction) {
        if (!interaction.isRead() || interaction.status() != 200) {
            return false;
        }
        return switch (interaction.host()) {
            case "graph.microsoft.com" -> seedDirectory(interaction);
            case "management.azure.com" -> seedGroup(interaction);
            default -> false;
        };
    }

    /** Makes the principal of a role assignment that Azure accepted, if the scenario did not. */
    void prepare(Interaction interaction) {
        JsonNode properties = interaction.body().path("properties");
        boolean assigned =
                interaction.method().equals("PUT")
                        && interaction.path().contains("/roleassignments/")
                        && interaction.status() < 300;
        String principal = ids.translate(properties.path("principalId").asText());
        if (assigned && directory().current(principal).isEmpty()) {
            String type = properties.path("principalType").asText();
            Arrays.stream(ObjectType.values())
                    .filter(candidate -> candidate.directoryName().equals(type))
                    .findFirst()
                    .ifPresent(found -> put(found, Json.object().put("id", principal)));
        }
    }

    private boolean seedGroup(Interaction interaction) {
        if (!interaction.path().matches(GROUP) || exists(interaction)) {
            return false;
        }
        ObjectNode body = Json.object();
        body.put("location", interaction.body().path("location").asText());
        if (interaction.body().has("tags")) {
            body.set("tags", interaction.body().path("tags"));
        }
        azure.arm().put(interaction.url(), Json.write(body));
        return true;
    }

    private boolean exists(Interaction interaction) {
        return azure.arm().get(interaction.url().replace(ARM + "//", ARM + "/")).status() == 200;
    }

    private boolean seedDirectory(Interaction interaction) {
        JsonNode body = interaction.body();
        boolean seeded = false;
        for (ObjectType type : ObjectType.values()) {
            String context = body.path("@odata.context").asText();
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

    private boolean seedObject(ObjectType type, JsonNode entry) {
        String recorded = entry.path("id").asText();
        Optional<DirectoryObject> known = directory().current(ids.translate(recorded));
        if (known.isPresent() || !ids.translate(recorded).equals(recorded)) {
            return false;
        }
        put(type, entry);
        return true;
    }

    private void put(ObjectType type, JsonNode entry) {
        ObjectNode body = type.blank();
        entry.properties().forEach(p -> body.set(p.getKey(), p.getValue()));
        body.remove("@odata.context");
        directory().put(DirectoryObject.of(type, entry.path("id").asText(), body));
    }

    private Directory directory() {
        return azure.directory();
    }
}
