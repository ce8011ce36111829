package io.azurecredentials.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.Application;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.LatencyProfile;
import io.azurecredentials.emulator.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlPathsIT {

    private final Emulator emulator = Emulator.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Sdk sdk = new Sdk(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void the_inventory_starts_empty() throws Exception {
        assertThat(Json.read(get("inventory").body()))
                .isEqualTo(
                        Json.read(
                                "{\"applications\":[],\"servicePrincipals\":[],\"roleAssignments\":[],"
                                        + "\"memberships\":[],\"deletedItems\":[]}"));
    }

    @Test
    void the_journal_has_a_line_per_request() throws Exception {
        sdk.token(sdk.root(), "https://graph.microsoft.com/.default");

        List<String> lines = get("journal").body().lines().toList();

        JsonNode last = Json.read(lines.getLast());
        assertThat(last.path("operation").asText()).isEqualTo("entra.token");
        assertThat(last.path("host").asText()).isEqualTo("login.microsoftonline.com");
        assertThat(last.path("status").asInt()).isEqualTo(200);
        assertThat(last.path("caller").asText()).isEqualTo(emulator.world().root().clientID());
        assertThat(last.has("fault")).isFalse();
        assertThat(get("operations").body()).contains("\"graph.applications.upsert\"");
    }

    @Test
    void the_clock_moves_by_at_most_half_an_hour() throws Exception {
        assertThat(post("clock", "{\"advance\":\"PT10M\"}").statusCode()).isEqualTo(200);
        assertThat(post("clock", "{\"advance\":\"PT31M\"}").statusCode()).isEqualTo(400);
        assertThat(post("clock", "{\"advance\":\"soon\"}").statusCode()).isEqualTo(400);
        assertThat(post("clock", "no json").statusCode()).isEqualTo(400);

        sdk.token(sdk.root(), "https://graph.microsoft.com/.default");
        Instant time = Instant.parse(emulator.journal().getLast().time());
        assertThat(Duration.between(Instant.now(), time))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
    }

    @Test
    void faults_must_name_an_operation_and_a_kind_that_exist() throws Exception {
        String good =
                "[{\"operation\":\"entra.token\",\"nth\":1,\"fault\":\"503\",\"retryAfter\":1}]";

        assertThat(post("faults", good).statusCode()).isEqualTo(200);
        assertThat(post("faults", good.replace("token", "tokens")).statusCode()).isEqualTo(400);
        assertThat(post("faults", good.replace("503", "504")).statusCode()).isEqualTo(400);
        assertThat(post("faults", good.replace("\"nth\":1,", "")).statusCode()).isEqualTo(400);
    }

    @Test
    void every_fault_can_be_asked_for_and_strikes_until_a_reset() throws Exception {
        String rule = "[{\"operation\":\"entra.*\",\"probability\":1,\"fault\":\"%s\"}]";
        String document = "https://login.microsoftonline.com/common/discovery/instance";
        HttpRequest request = HttpRequest.newBuilder(URI.create(document)).build();

        for (FaultKind kind : FaultKind.values()) {
            assertThat(post("faults", rule.formatted(kind.wireName())).statusCode()).isEqualTo(200);
        }
        post("faults", rule.formatted("429").replace("}]", ",\"retryAfter\":7}]"));
        HttpResponse<Void> struck = sdk.http().send(request, BodyHandlers.discarding());
        post("reset", "");
        HttpResponse<Void> spared = sdk.http().send(request, BodyHandlers.discarding());

        assertThat(struck.statusCode()).isEqualTo(429);
        assertThat(struck.headers().firstValue("Retry-After")).contains("7");
        assertThat(spared.statusCode()).isEqualTo(200);
    }

    @Test
    void machines_are_listed_each_with_a_proxy_of_its_own() throws Exception {
        JsonNode machines = Json.read(get("machines").body());

        assertThat(machines.valueStream().map(it -> it.path("name").asText()))
                .containsExactly("vm-app", "vmss-app", "vmss-flex");
        assertThat(machines.valueStream().map(it -> it.path("proxy").asText()))
                .allMatch(proxy -> proxy.startsWith("http://127.0.0.1:"))
                .doesNotHaveDuplicates();
        assertThat(machines.path(0).fieldNames())
                .toIterable()
                .containsExactly("name", "resourceID", "clientID", "principalID", "proxy");
    }

    @Test
    void latency_has_two_profiles() throws Exception {
        assertThat(post("latency", "{\"profile\":\"lifelike\"}").statusCode()).isEqualTo(200);
        assertThat(emulator.controls().latency()).isEqualTo(LatencyProfile.LIFELIKE);
        assertThat(post("latency", "{\"profile\":\"slow\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void a_reset_brings_the_world_back() throws Exception {
        var graph = sdk.graph(sdk.root());
        graph.applications().post(named("a"));
        assertThat(emulator.inventory().applications()).hasSize(1);

        assertThat(post("reset", "").statusCode()).isEqualTo(200);

        assertThat(emulator.inventory().isEmpty()).isTrue();
        assertThat(emulator.journal()).isEmpty();
        graph.applications().post(named("b"));
        assertThat(emulator.inventory().applications()).hasSize(1);
    }

    @Test
    void there_are_no_other_paths() throws Exception {
        assertThat(get("secrets").statusCode()).isEqualTo(404);
    }

    private static Application named(String name) {
        var application = new Application();
        application.setDisplayName(name);
        return application;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(emulator.url().resolve("/_emulator/" + path)).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(emulator.url().resolve("/_emulator/" + path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
