package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Json;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts into the world what a scenario finds there without having made it. */
final class Seeds {

    private static final Pattern GROUP =
            Pattern.compile(
                    "https://management\\.azure\\.com/subscriptions/[^/]+/resourcegroups/[^/]+");
    private static final String VERSION = "?api-version=2021-04-01";

    private static final Set<String> BUILT_IN =
            Json.resource("/emulator/arm/builtin-roles.json")
                    .valueStream()
                    .map(role -> role.path("name").asText())
                    .collect(Collectors.toSet());

    private final OfflineAzure azure;
    private final IdMap ids;
    private final Set<String> made = new HashSet<>();
    private final DirectorySeeds directory;
    private final Foresight foresight;

    Seeds(OfflineAzure azure, IdMap ids, Scenario scenario) {
        this.foresight = new Foresight(scenario.interactions());
        this.azure = azure;
        this.ids = ids;
        this.directory = new DirectorySeeds(azure, ids, made);
    }

    /** Whether this is the first sight of something older than the scenario; then it exists now. */
    boolean seed(Interaction interaction) {
        if (!interaction.isRead() || interaction.status() != 200) {
            return false;
        }
        return switch (interaction.host()) {
            case "graph.microsoft.com" -> directory.seed(interaction);
            case "management.azure.com" -> seedGroup(interaction) || seedResources(interaction);
            default -> false;
        };
    }

    /** Remembers that the scenario itself made, changed or deleted this. */
    void note(Interaction interaction) {
        if (!interaction.isRead()) {
            made.add(interaction.path());
        }
    }

    /**
     * Makes what a request needs that Azure accepted: group, principal, or the thing it updates.
     */
    void prepare(Interaction interaction) {
        boolean missingGroup =
                interaction
                        .body()
                        .path("error")
                        .path("code")
                        .asText()
                        .equals("ResourceGroupNotFound");
        Matcher group = GROUP.matcher(interaction.path());
        if (group.find() && !missingGroup && !made.contains(group.group())) {
            made.add(group.group());
            boolean itself = interaction.path().equals(group.group());
            if (!itself || (interaction.status() < 300 && interaction.status() != 201)) {
                makeGroup(group.group(), interaction.body().path("location").asText("westus"));
            }
        }
        boolean updates = interaction.method().equals("PUT") && interaction.status() == 200;
        if (updates && !made.contains(interaction.path())) {
            seedResource(interaction.body());
        }
        for (JsonNode entry : interaction.body().path("value")) {
            Arrays.stream(ObjectType.values())
                    .filter(type -> type.odataType().equals(entry.path("@odata.type").asText()))
                    .forEach(type -> directory.seedObject(type, entry));
        }
        preparePrincipal(interaction);
        switch (interaction.host()) {
            case "graph.microsoft.com" ->
                    new DirectoryNeeds(azure, ids, directory, foresight).prepare(interaction);
            case "management.azure.com" -> {
                new ResourceNeeds(azure, foresight, made).prepare(interaction);
                if (interaction.method().equals("DELETE") && interaction.status() == 200) {
                    seedAuthorization(interaction.body());
                }
            }
            default -> {}
        }
    }

    /** A group that is older than the scenario, as its first read shows it. */
    private void makeGroup(String url, String location) {
        ObjectNode body = Json.object().put("location", location);
        foresight
                .body(url)
                .ifPresent(
                        shown -> {
                            body.put("location", shown.path("location").asText(location));
                            if (shown.has("tags")) {
                                body.set("tags", shown.path("tags"));
                            }
                        });
        azure.arm().put(url + VERSION, Json.write(body));
    }

    private void preparePrincipal(Interaction interaction) {
        JsonNode properties = interaction.body().path("properties");
        boolean assigned =
                interaction.method().equals("PUT")
                        && interaction.path().contains("/roleassignments/")
                        && interaction.status() < 300;
        String principal = ids.translate(properties.path("principalId").asText());
        if (assigned && azure.directory().current(principal).isEmpty()) {
            String type = properties.path("principalType").asText("ServicePrincipal");
            Arrays.stream(ObjectType.values())
                    .filter(candidate -> candidate.directoryName().equals(type))
                    .findFirst()
                    .ifPresent(found -> directory.put(found, Json.object().put("id", principal)));
        }
    }

    private boolean seedGroup(Interaction interaction) {
        if (!GROUP.matcher(interaction.path()).matches() || !made.add(interaction.path())) {
            return false;
        }
        makeGroup(interaction.path(), "westus");
        return true;
    }

    private boolean seedResources(Interaction interaction) {
        JsonNode body = interaction.body();
        boolean seeded = seedResource(body) || seedAuthorization(body);
        for (JsonNode entry : body.path("value")) {
            seeded |= seedResource(entry) || seedAuthorization(entry) || seedListedGroup(entry);
        }
        return seeded;
    }

    private boolean seedListedGroup(JsonNode entry) {
        String id = entry.path("id").asText("").toLowerCase(Locale.ROOT);
        String path = "https://management.azure.com" + id;
        if (!GROUP.matcher(path).matches() || !made.add(path)) {
            return false;
        }
        makeGroup(path, entry.path("location").asText("westus"));
        return true;
    }

    /** Roles and assignments that are older than the scenario; built-in roles may be newer ones. */
    private boolean seedAuthorization(JsonNode body) {
        String id = body.path("id").asText("").toLowerCase(Locale.ROOT);
        boolean role = id.contains("/microsoft.authorization/roledefinitions/");
        boolean assignment = id.contains("/microsoft.authorization/roleassignments/");
        String name = body.path("name").asText().toLowerCase(Locale.ROOT);
        boolean known =
                made.stream().anyMatch(it -> it.endsWith("/" + name)) || BUILT_IN.contains(name);
        if ((!role && !assignment) || known || name.isEmpty()) {
            return false;
        }
        made.add(id);
        if (role) {
            azure.resourceManager().seedRole(body);
        } else {
            azure.resourceManager().seedAssignment(body);
        }
        return true;
    }

    /** A resource of a provider; authorisation's things are made by requests only. */
    private boolean seedResource(JsonNode body) {
        String id = body.path("id").asText("");
        String path = "https://management.azure.com" + id.toLowerCase(Locale.ROOT);
        boolean resource =
                GROUP.matcher(path).find()
                        && path.contains("/providers/")
                        && !path.contains("/microsoft.authorization/");
        boolean known = made.stream().anyMatch(made -> path.equals(made));
        if (!resource || known) {
            return false;
        }
        made.add(path);
        azure.resourceManager().seed(id, (ObjectNode) body.deepCopy());
        return true;
    }
}
