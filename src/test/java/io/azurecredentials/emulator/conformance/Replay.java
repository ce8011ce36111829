package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.imds.Imds;
import io.azurecredentials.emulator.store.ConsistencyProfile;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Window;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends one scenario's requests to an emulator of its own, in order. */
final class Replay {

    /** Where interactions were left out, mostly polls, time went by. */
    private static final Duration GAP = Duration.ofSeconds(20);

    private final Scenario scenario;
    private final OfflineAzure azure;
    private final IdMap ids = new IdMap();
    private final Exclusion exclusion = new Exclusion();
    private final Seeds seeds;
    private final Map<String, String> tokens;
    private int last;

    Replay(Scenario scenario) {
        this.scenario = scenario;
        this.azure = new OfflineAzure(RecordedWorld.of(scenario));
        this.seeds = new Seeds(azure, ids);
        this.tokens =
                Map.of(
                        "graph.microsoft.com",
                        azure.token(azure.world().root(), OfflineAzure.GRAPH_SCOPE),
                        "management.azure.com",
                        azure.token(azure.world().root(), OfflineAzure.ARM_SCOPE));
    }

    List<Verdict> run() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Interaction interaction : scenario.interactions()) {
            verdicts.add(judge(interaction));
        }
        return verdicts;
    }

    private Verdict judge(Interaction interaction) {
        if (interaction.n() > last + 1) {
            azure.controls().advance(GAP);
        }
        last = interaction.n();
        Optional<String> reason = exclusion.of(interaction);
        if (reason.isEmpty() && seeds.seed(interaction)) {
            reason = Optional.of("seed");
        }
        if (reason.isPresent()) {
            return verdict(interaction, Json.object(), "excluded", reason.get());
        }
        seeds.prepare(interaction);
        lag(interaction);
        Reply reply = send(interaction);
        seeds.note(interaction);
        ids.learn(interaction.body(), reply.body());
        List<String> differences =
                new Comparison(new Drift(scenario.year())).of(interaction, reply);
        return verdict(
                interaction,
                answer(reply.status(), reply.body()),
                differences.isEmpty() ? "agree" : "differ",
                String.join("; ", differences));
    }

    /** Replicas lag exactly where the recording shows that they did. */
    private void lag(Interaction interaction) {
        boolean lagged =
                interaction.body().path("error").path("code").asText().equals("PrincipalNotFound");
        Window window = lagged ? Window.exactly(Duration.ofHours(1)) : Window.NONE;
        azure.controls().consistency(ConsistencyProfile.FAST.with(Lag.PRINCIPAL_CHECK, window));
    }

    private Reply send(Interaction interaction) {
        Map<String, String> headers = new HashMap<>();
        interaction
                .request()
                .path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        Optional.ofNullable(tokens.get(interaction.host()))
                .ifPresent(token -> headers.put("Authorization", "Bearer " + token));
        if (interaction.host().equals(Imds.HOST)) {
            headers.put(Imds.MACHINE, RecordedWorld.MACHINE);
        }
        return azure.send(
                interaction.method(),
                ids.translate(interaction.url()).replace("'", "%27").replace(" ", "%20"),
                headers,
                body(interaction));
    }

    private String body(Interaction interaction) {
        JsonNode request = interaction.request();
        if (request.path("form").isObject()) {
            StringBuilder form = new StringBuilder();
            withAssertion(interaction)
                    .properties()
                    .forEach(
                            field ->
                                    form.append(field.getKey())
                                            .append('=')
                                            .append(encoded(field.getValue().asText()))
                                            .append('&'));
            return form.toString();
        }
        JsonNode body = request.path("body");
        return body.isMissingNode() || body.isNull() ? "" : ids.translate(Json.write(body));
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Verdict verdict(Interaction interaction, JsonNode got, String verdict, String reason) {
        ObjectNode expected = answer(interaction.status(), interaction.body());
        expected.put("request", interaction.method() + " " + interaction.url());
        return new Verdict(scenario.name(), interaction.n(), expected, got, verdict, reason);
    }

    private static ObjectNode answer(int status, JsonNode body) {
        ObjectNode answer = Json.object();
        answer.put("status", status);
        if (!body.isMissingNode()) {
            answer.set("body", body);
        }
        return answer;
    }
}
