package io.azurecredentials.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.azure.Network;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.ResourceGroup;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.Claims;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.jwt.Keys;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.Refusal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.jwt.TokenVerifier;
import io.azurecredentials.login.jwt.TokenVersion;
import io.azurecredentials.login.jwt.Verdict;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens as machines get them, checked with keys as Entra publishes them. */
class KeyCacheIT {
    private static final String RESOURCE = "https://management.azure.com/";
    private static final ResourceGroup GROUP = World.standard().resourceGroup("rg-app");
    private static final ManagedIdentity ASSIGNED = ManagedIdentity.named(GROUP, "id-app");
    private static final Machine OWN =
            Machine.of(Machine.Kind.VIRTUAL_MACHINE, GROUP, "vm-own").withOwnIdentity();
    private static final Machine GIVEN =
            Machine.of(Machine.Kind.VIRTUAL_MACHINE, GROUP, "vm-given").withIdentities(ASSIGNED);

    private final Emulator emulator =
            Emulator.start(World.standard().withIdentities(ASSIGNED).withMachines(OWN, GIVEN));
    private final String tenantID = emulator.world().tenantID();
    private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ZERO);
    private final Azure azure;
    private final KeyCache cache;
    private final Keys keys;

    KeyCacheIT(@TempDir Path folder) throws IOException {
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(emulator.writeCa(folder.resolve("ca.pem")))),
                        (_, _, _) -> {},
                        () -> {});
        cache = KeyCache.of(azure, uptime::get);
        keys = cache.of(Cloud.PUBLIC, tenantID);
    }

    @AfterEach
    void stop() {
        cache.close();
        azure.close();
        emulator.close();
    }

    @Test
    void a_machines_own_identity_is_the_machine() throws Exception {
        Claims claims = taken(token(OWN));

        assertThat(((Principal.ServicePrincipal) claims.principal()).objectID())
                .isEqualTo(OWN.own().orElseThrow().principalID());
        assertThat(claims.identity()).isEqualTo(named(OWN.id()));
        assertThat(claims.host()).isEqualTo(new ClaimedResource.Unsaid());
        assertThat(requests()).isOne();
    }

    @Test
    void an_identity_that_was_given_to_a_machine_names_both() throws Exception {
        Claims claims = taken(token(GIVEN));

        assertThat(claims.host()).isEqualTo(named(GIVEN.id()));
        assertThat(claims.identity()).isEqualTo(named(ASSIGNED.id()));
    }

    @Test
    void a_new_key_of_entra_is_found_in_five_minutes_and_the_old_one_stays() throws Exception {
        String old = token(OWN);
        taken(old);
        emulator.rotateSigningKey();
        String fresh = token(OWN);

        assertThat(show(fresh)).isEqualTo(new Verdict.Refused(Refusal.KEY_UNKNOWN));
        uptime.set(Duration.ofMinutes(5));

        taken(fresh);
        taken(old);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void keys_of_a_tenant_that_nobody_asks_for_are_forgotten_and_come_back() throws Exception {
        taken(token(OWN));
        cache.refresh();
        assertThat(cache.size()).isOne();
        uptime.set(Duration.ofDays(2));
        cache.refresh();
        assertThat(cache.size()).isZero();

        assertThat(keys.find(TokenVersion.V1, "unknown")).isEqualTo(new Keys.Lookup.Unknown());
        assertThat(cache.size()).isOne();
    }

    private Claims taken(String jwt) {
        return switch (show(jwt)) {
            case Verdict.Verified(Claims claims) -> claims;
            case Verdict.Refused(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private Verdict show(String jwt) {
        return new TokenVerifier(expected()).verify(Sensitive.of(jwt), keys, Instant.now());
    }

    private Expected expected() {
        return new Expected(
                tenantID,
                Cloud.PUBLIC.issuerV1(tenantID),
                Cloud.PUBLIC.issuerV2(tenantID),
                Set.of(TokenVersion.values()),
                Set.of(RESOURCE),
                false,
                Optional.empty());
    }

    private long requests() {
        return emulator.journal().stream()
                .filter(it -> it.operation().startsWith("entra.keys"))
                .count();
    }

    private static ClaimedResource named(String id) {
        return new ClaimedResource.Named(ResourceID.of(id).orElseThrow());
    }

    private String token(Machine machine) throws IOException, InterruptedException {
        String place = "http://127.0.0.1:" + emulator.proxyOf(machine.name()).getPort();
        URI address =
                URI.create(
                        place
                                + "/metadata/identity/oauth2/token?api-version=2018-02-01&resource="
                                + RESOURCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body =
                    client.send(
                                    HttpRequest.newBuilder(address)
                                            .header("Metadata", "true")
                                            .build(),
                                    BodyHandlers.ofString())
                            .body();
            JsonNode answer = Json.read(body);
            return answer.path("access_token").asText();
        }
    }
}
