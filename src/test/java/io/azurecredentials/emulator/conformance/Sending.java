package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.imds.Imds;
import io.azurecredentials.emulator.world.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sends a recorded request again, with the emulator's ids in place of the recorded ones. */
record Sending(OfflineAzure azure, IdMap ids, Callers callers) {

    Sending(OfflineAzure azure, IdMap ids) {
        this(azure, ids, new Callers(azure));
    }

    Reply send(Interaction interaction) {
        Map<String, String> headers = new HashMap<>();
        interaction
                .request()
                .path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        callers.authorization(interaction).ifPresent(value -> headers.put("Authorization", value));
        if (interaction.host().equals(Imds.HOST)) {
            headers.put(Imds.MACHINE, RecordedWorld.MACHINE);
        }
        return azure.send(interaction.method(), url(interaction), headers, body(interaction));
    }

    private String url(Interaction interaction) {
        return ids.translate(interaction.url()).replace("'", "%27").replace(" ", "%20");
    }

    private String body(Interaction interaction) {
        JsonNode request = interaction.request();
        if (request.path("form").isObject()) {
            StringBuilder form = new StringBuilder();
            withAssertion(interaction)
                    .properties()
                    .forEach(field -> form.append(pair(field)).append('&'));
            return form.toString();
        }
        JsonNode body = request.path("body");
        return body.isMissingNode() || body.isNull() ? "" : ids.translate(Json.write(body));
    }

    private static String pair(Map.Entry<String, JsonNode> field) {
        return field.getKey()
                + "="
                + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8);
    }

    /** No recording has a real assertion; where Azure took it, one that may sign in replaces it. */
    private JsonNode withAssertion(Interaction interaction) {
        JsonNode form = interaction.request().path("form");
        boolean taken = interaction.status() == 200 && form.has("client_assertion");
        if (!taken || !(form instanceof ObjectNode fields)) {
            return form;
        }
        String assertion = new RecordedTrust(azure).assertion(fields.path("client_id").asText());
        return fields.deepCopy().put("client_assertion", assertion);
    }

    /**
     * In whose name a request is sent. Recorders take tokens out, so what Azure answered tells what
     * the caller had: no valid token, a token without the permission, or what it took.
     */
    record Callers(Map<String, String> administrator, Map<String, String> stranger) {

        private static final Map<String, String> SCOPES =
                Map.of(
                        "graph.microsoft.com", OfflineAzure.GRAPH_SCOPE,
                        "management.azure.com", OfflineAzure.ARM_SCOPE);

        Callers(OfflineAzure azure) {
            this(tokens(azure, World.ROOT), tokens(azure, RecordedWorld.STRANGER));
        }

        private static Map<String, String> tokens(OfflineAzure azure, String application) {
            Map<String, String> tokens = new HashMap<>();
            SCOPES.forEach(
                    (host, scope) ->
                            tokens.put(
                                    host,
                                    azure.token(azure.world().application(application), scope)));
            return tokens;
        }

        Optional<String> authorization(Interaction interaction) {
            Map<String, String> tokens = interaction.status() == 403 ? stranger : administrator;
            Optional<String> token = Optional.ofNullable(tokens.get(interaction.host()));
            return interaction.status() == 401
                    ? Optional.empty()
                    : token.map(value -> "Bearer " + value);
        }
    }
}
