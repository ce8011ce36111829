package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the resources that a request needs that Resource Manager accepted: those it changes,
 * deletes or acts on, their parents, and identities that it gives to machines. What the scenario
 * made is left alone: if it is missing, that is a difference.
 */
record ResourceNeeds(OfflineAzure azure, Foresight foresight, Set<String> made) {

    private static final String HOST = "https://management.azure.com";
    private static final Pattern RESOURCE =
            Pattern.compile("(?i)(/subscriptions/[^/]+/resourcegroups/[^/]+/providers/[^/]+)/(.+)");
    private static final Pattern IDENTITY =
            Pattern.compile(
                    "(?i)/subscriptions/[^/\"]+/resourcegroups/[^/\"]+/providers/microsoft.managedidentity/userassignedidentities/[^/\"]+");

    void prepare(Interaction interaction) {
        if (interaction.status() >= 300) {
            return;
        }
        boolean made = interaction.method().equals("PUT") && interaction.status() == 201;
        boolean absent = interaction.method().equals("DELETE") && interaction.status() == 204;
        String url = interaction.url().replaceAll("[?#].*", "").substring(HOST.length());
        Matcher resource = RESOURCE.matcher(url.replaceAll("(?<!^)//+", "/"));
        if (resource.matches() && !isExtension(resource.group(2)) && !absent) {
            levels(resource.group(1), List.of(resource.group(2).split("/")), made);
        }
        String body = Json.write(interaction.request().path("body"));
        Matcher identity = IDENTITY.matcher(body);
        while (identity.find()) {
            seed(identity.group());
        }
    }

    /** Roles and their like are made by requests of their own. */
    private static boolean isExtension(String path) {
        return path.toLowerCase(Locale.ROOT).contains("/providers/")
                || path.toLowerCase(Locale.ROOT).startsWith("role");
    }

    /** Every resource on the way, the last one only if the request does not make it itself. */
    private void levels(String provider, List<String> parts, boolean made) {
        int last = parts.size() - parts.size() % 2;
        for (int end = 2; end <= last; end += 2) {
            boolean own = end == parts.size() && made;
            if (!own) {
                seed(provider + "/" + String.join("/", parts.subList(0, end)));
            }
        }
    }

    private void seed(String id) {
        boolean ofScenario = made.contains(HOST + id.toLowerCase(Locale.ROOT));
        if (ofScenario || azure.resourceManager().resource(id).isPresent()) {
            return;
        }
        JsonNode shown = foresight.body(HOST + id.toLowerCase(Locale.ROOT)).orElseGet(Json::object);
        ObjectNode body = shown.deepCopy();
        if (body.isEmpty()) {
            String type = id.replaceFirst("(?i).*/providers/", "");
            body.put("id", id).put("name", id.substring(id.lastIndexOf('/') + 1));
            body.put("type", type.replaceAll("/([^/]+)/[^/]+", "/$1")).put("location", "westus");
            body.putObject("properties");
        }
        azure.resourceManager().seed(id, body);
    }
}
