package io.azurecredentials.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Callers;
import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Head;
import io.azurecredentials.server.http.Incoming;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Routes;
import io.azurecredentials.session.token.AddressRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
    private static final Routes ROUTES =
            new Routes(
                    new Health("fake", () -> "fake-uid", () -> Instant.ofEpochSecond(1234))
                            .routes());

    @ParameterizedTest
    @CsvSource({
        "GET,  /v1/sys/health, 200",
        "HEAD, /v1/sys/health, 200",
        "GET,  /v1/sys/health?standbyok=true&perfstandbyok=true, 200",
        "GET,  /v1/sys/health?activecode=299, 299",
        "HEAD, /v1/sys/health?activecode=204, 204",
        "GET,  /v1/sys/health?standbycode=200&sealedcode=503&uninitcode=501, 200",
        "GET,  /v1/sys/health?activecode=x, 400",
        "GET,  /v1/sys/health?activecode=100, 400",
        "GET,  /v1/sys/health?sealedcode=x, 400",
        "POST, /v1/sys/health, 405",
        "GET,  /v1/sys/seal-status, 200",
        "DELETE, /v1/sys/seal-status, 405",
        "GET,  /v1/sys/init, 200",
        "GET,  /v1/sys/seal, 404"
    })
    void a_probe_gets_the_status_it_asks_for(String method, String path, int status) {
        assertThat(reply(method, path).status()).isEqualTo(status);
    }

    @Test
    void health_has_every_field_that_clients_look_for() {
        JsonNode body = reply("GET", "/v1/sys/health").body().orElseThrow();

        assertThat(body.fieldNames())
                .toIterable()
                .contains(
                        "initialized",
                        "sealed",
                        "standby",
                        "performance_standby",
                        "replication_performance_mode",
                        "replication_dr_mode",
                        "server_time_utc",
                        "version",
                        "cluster_name",
                        "cluster_id");
        assertThat(body.path("sealed").asBoolean(true)).isFalse();
        assertThat(body.path("server_time_utc").asLong()).isEqualTo(1234);
        assertThat(body.path("cluster_id").asText()).isEqualTo("fake-uid");
    }

    /** Terraform's provider reads it, and wants a semantic version. */
    @Test
    void the_version_is_a_version() {
        assertThat(
                        reply("GET", "/v1/sys/seal-status")
                                .body()
                                .orElseThrow()
                                .path("version")
                                .asText())
                .matches("[0-9]+\\.[0-9]+\\.[0-9]+(\\+[a-z.]+)?");
    }

    /** Terraform's provider looks for these letters anywhere behind the plus. */
    @Test
    void the_version_is_not_taken_for_that_of_an_enterprise() {
        assertThat(Health.VERSION).doesNotContain("ent");
    }

    @Test
    void what_is_not_there_is_refused_in_the_words_of_Vault() {
        assertThat(reply("GET", "/v1/sys/seal").body().orElseThrow().toString())
                .isEqualTo(
                        "{\"errors\":[\"no handler for route \\\"sys/seal\\\". route entry not"
                                + " found.\"]}");
        assertThat(reply("POST", "/v1/sys/health").body().orElseThrow().at("/errors/0").asText())
                .isEqualTo("1 error occurred:\n\t* unsupported operation\n\n");
    }

    private static Reply reply(String method, String path) {
        Callers callers =
                new Callers(
                        AddressRange.address("10.0.0.1").orElseThrow(),
                        List::of,
                        () -> false,
                        new ForwardedFor(List.of()),
                        _ -> true,
                        () -> "id",
                        "default");
        return switch (callers.read(new Head(method, path, List.of()), Body.NONE)) {
            case Incoming.Asked(var request, _) -> answer(request);
            case Incoming.Wrong(var refusal, _) -> refusal;
        };
    }

    private static Reply answer(Request request) {
        try {
            return ROUTES.answer(request);
        } catch (Refused e) {
            return e.reply();
        }
    }
}
