package io.azurecredentials.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.store.ConsistencyProfile;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private final Sending sending;
    private int last;

    Replay(Scenario scenario) {
        this.scenario = scenario;
        this.azure = new OfflineAzure(RecordedWorld.of(scenario));
        this.seeds = new Seeds(azure, ids, scenario);
        this.sending = new Sending(azure, ids);
    }

    List<Verdict> run() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Interaction interaction : scenario.interactions()) {
            verdicts.add(judged(interaction));
        }
        return verdicts;
    }

    /** A recording that the replay cannot cope with is no agreement, and no reason to stop. */
    private Verdict judged(Interaction interaction) {
        try {
            return judge(interaction);
        } catch (RuntimeException e) {
            return verdict(interaction, Json.object(), "differ", "not replayed: " + e);
        }
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
        throttle(interaction);
        Reply reply = sending.send(interaction);
        seeds.note(interaction);
        ids.learn(interaction.body(), reply.body());
        List<String> differences =
                new Comparison(new Drift(scenario.year()), ids).of(interaction, reply);
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

    /** Budgets are spent exactly where the recording shows that they were. */
    private void throttle(Interaction interaction) {
        azure.controls().throttling(0);
        if (interaction.status() == 429) {
            String code = interaction.body().path("error").path("code").asText();
            String graphs =
                    interaction.isRead() ? "ResourceUnitLimitExceeded" : "WriteLimitExceeded";
            boolean arm = interaction.host().equals("management.azure.com");
            azure.controls().exhaust(arm ? code : graphs, Duration.ofSeconds(10));
        }
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
