package io.azurecredentials.draw;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.audit.Entry;
import io.azurecredentials.base.Answer;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.Asking;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.server.vault.administration.Office;
import io.azurecredentials.server.vault.draw.CredsPath;
import io.azurecredentials.server.vault.draw.LeasePaths;
import io.azurecredentials.session.Roles;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.ValidToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who holds a login token is answered, path by path. */
class PathsIT extends WithLeader {
    private static final String CREDS = "/v1/azure/creds/reader";
    private static final String LEASES = "/v1/sys/leases/";

    private final Set<String> allowed = new HashSet<>(Set.of("use"));
    private final List<Entry> entries = new ArrayList<>();
    private ValidToken token;
    private List<Route> routes;
    private Asking asking;

    @BeforeEach
    void open() {
        token = LongLived.token(new RoleID(namespace, "reader", ann.by().role().uid()));
        Scripted tokens = new Scripted(token);
        Audited audited = new Audited(entries::add, Instant::now);
        Office office =
                new Office(
                        tokens, _ -> Answer.given(Optional.empty()), this::has, _ -> true, audited);
        routes =
                Stream.of(
                                new CredsPath(
                                                tokens,
                                                this::has,
                                                new Roles(operator),
                                                draws,
                                                audited)
                                        .routes(),
                                new LeasePaths(office, leases, Instant::now).routes())
                        .flatMap(List::stream)
                        .toList();
        asking = new Asking(namespace);
    }

    private Answer<Boolean> has(Caller caller, Right right) {
        return Answer.given(
                caller.user().equals(token.grant().user()) && allowed.contains(right.verb()));
    }

    private Reply ask(String method, String path, String body) {
        return asking.ask(routes, method, path, body, token.text().reveal());
    }

    private JsonNode answer() {
        CompletableFuture<Reply> answer =
                CompletableFuture.supplyAsync(
                        () -> ask("GET", CREDS, ""), Executors.newVirtualThreadPerTaskExecutor());
        await().until(() -> answer.isDone() || objects().stream().anyMatch(PathsIT::isUnmade));
        objects().stream().filter(PathsIT::isUnmade).forEach(it -> leader.make(it, Instant.now()));
        Reply reply = answer.join();
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.body().orElseThrow();
    }

    private static boolean isUnmade(AzureCredential object) {
        return object.getStatus() == null || object.getStatus().lease() == null;
    }

    private static String lease(JsonNode drawn) {
        return drawn.path("lease_id").asText();
    }

    private static String body(String lease) {
        return "{\"lease_id\":\"" + lease + "\"}";
    }

    private static String errors(Reply reply) {
        return reply.status() + " " + reply.body().map(JsonNode::toString).orElse("");
    }

    @Test
    void a_draw_has_every_key_of_vaults_envelope() {
        JsonNode drawn = answer();

        assertThat(drawn.fieldNames())
                .toIterable()
                .containsExactly(
                        "request_id",
                        "lease_id",
                        "renewable",
                        "lease_duration",
                        "data",
                        "wrap_info",
                        "warnings",
                        "auth",
                        "mount_type");
        assertThat(drawn.path("lease_id").asText()).matches("azure/creds/reader/[a-z0-9]{24}");
        assertThat(drawn.path("renewable").asBoolean()).isTrue();
        assertThat(drawn.path("lease_duration").asInt()).isBetween(3500, 3600);
        assertThat(drawn.path("data").toString())
                .isEqualTo("{\"client_id\":\"client\",\"client_secret\":\"fake-text-1\"}");
        assertThat(drawn.path("auth").isNull()).isTrue();
        assertThat(drawn.path("mount_type").asText()).isEqualTo("azure");
        assertThat(entries.toString())
                .contains("draw", "azureroles/reader")
                .doesNotContain("fake-text");
    }

    @Test
    void without_the_right_to_use_the_role_nothing_is_made() {
        allowed.clear();

        assertThat(errors(ask("GET", CREDS, "")))
                .isEqualTo("403 {\"errors\":[\"permission denied\"]}");
        assertThat(errors(asking.ask(routes, "GET", CREDS, "", "hvs.other")))
                .isEqualTo("403 {\"errors\":[\"permission denied\"]}");
        assertThat(errors(asking.ask(routes, "GET", CREDS, "")))
                .isEqualTo("403 {\"errors\":[\"permission denied\"]}");
        assertThat(objects()).isEmpty();
    }

    @Test
    void a_role_that_is_not_there_is_said_not_to_be() {
        assertThat(errors(ask("GET", "/v1/azure/creds/Other", "")))
                .isEqualTo("400 {\"errors\":[\"role 'other' does not exist\"]}");
        assertThat(objects()).isEmpty();
    }

    @Test
    void a_lease_is_looked_up_renewed_and_revoked_in_every_way_there_is() {
        String lease = lease(answer());
        JsonNode found = ask("PUT", LEASES + "lookup", body(lease)).body().orElseThrow();
        assertThat(found.at("/data/id").asText()).isEqualTo(lease);
        assertThat(found.at("/data/path").asText()).isEqualTo("azure/creds/reader");
        assertThat(found.at("/data/last_renewal").isNull()).isTrue();

        for (String path : List.of(LEASES + "renew/" + lease, "/v1/sys/renew/" + lease)) {
            CompletableFuture<Reply> answer =
                    CompletableFuture.supplyAsync(
                            () -> ask("PUT", path, "{\"increment\":\"7200\"}"),
                            Executors.newVirtualThreadPerTaskExecutor());
            await().until(
                            () ->
                                    requireNonNull(only().getStatus().lease()).requestedUntil()
                                            != null);
            leader.decide(only());
            JsonNode renewed = answer.join().body().orElseThrow();
            assertThat(renewed.path("lease_duration").asInt()).isEqualTo(7200);
            assertThat(renewed.path("data").isNull()).isTrue();
        }
        String sync = "{\"sync\":false,\"lease_id\":\"" + lease + "\"}";
        assertThat(ask("PUT", LEASES + "revoke", sync).status()).isEqualTo(202);
        assertThat(only().getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(errors(ask("PUT", LEASES + "lookup", body(lease))))
                .isEqualTo("400 {\"errors\":[\"invalid lease\"]}");
        assertThat(errors(ask("PUT", LEASES + "renew", body(lease))))
                .isEqualTo("400 {\"errors\":[\"lease not found\"]}");
        assertThat(ask("POST", "/v1/sys/revoke", body(lease)).status()).isEqualTo(204);
        assertThat(errors(ask("POST", LEASES + "revoke", "{}")))
                .isEqualTo("400 {\"errors\":[\"lease_id must be specified\"]}");
    }

    @Test
    void anothers_lease_takes_the_right_to_delete_it() {
        CompletableFuture<Drawn> answer = asked(drawer("bob", ann.by().role().uid()));
        leader.make(only(), Instant.now());
        String lease = ((Drawn.Given) answer.join()).lease().id().toString();

        for (String path : List.of("lookup", "renew", "revoke", "revoke/" + lease)) {
            assertThat(ask("PUT", LEASES + path, body(lease)).status()).as(path).isEqualTo(403);
        }
        assertThat(ask("PUT", LEASES + "revoke-prefix/" + lease, "").status()).isEqualTo(403);
        allowed.add("get");
        assertThat(ask("PUT", LEASES + "lookup", body(lease)).status()).isEqualTo(200);
        allowed.add("delete");
        String sync = "{\"sync\":false,\"lease_id\":\"" + lease + "\"}";
        assertThat(ask("PUT", LEASES + "revoke", sync).status()).isEqualTo(202);
    }

    @Test
    void who_may_sees_all_leases_and_revokes_them_by_the_beginning_of_their_ids() {
        String one = lease(answer());
        String other = lease(answer());
        assertThat(ask("LIST", LEASES + "lookup/azure/creds/reader/", "").status()).isEqualTo(403);
        assertThat(ask("PUT", LEASES + "revoke-prefix/azure/creds/", "").status()).isEqualTo(403);
        allowed.addAll(Set.of("list", "deletecollection"));

        assertThat(keys("lookup/")).containsExactly("azure/");
        assertThat(keys("lookup/azure/creds/")).containsExactly("reader/");
        assertThat(keys("lookup/azure/creds/reader/"))
                .containsExactlyInAnyOrder(word(one), word(other));
        assertThat(ask("LIST", LEASES + "lookup/azure/creds/other/", "").status()).isEqualTo(404);
        assertThat(ask("PUT", "/v1/sys/revoke-prefix/azure/creds/rea", "").status()).isEqualTo(204);
        String sync = "{\"sync\":false}";
        assertThat(ask("PUT", LEASES + "revoke-prefix/" + one, sync).status()).isEqualTo(202);
        assertThat(going()).isEqualTo(1);
        assertThat(ask("PUT", LEASES + "revoke-force/azure/creds/", sync).status()).isEqualTo(202);
        assertThat(going()).isEqualTo(2);
    }

    private long going() {
        return objects().stream()
                .filter((AzureCredential it) -> it.getMetadata().getDeletionTimestamp() != null)
                .count();
    }

    private List<String> keys(String path) {
        return ask("LIST", LEASES + path, "")
                .body()
                .orElseThrow()
                .at("/data/keys")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static String word(String lease) {
        return lease.substring(lease.lastIndexOf('/') + 1);
    }
}
