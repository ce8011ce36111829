package io.azurecredentials.draw;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.server.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What somebody who holds a token is answered about leases, path by path. */
class PathsIT extends WithPaths {
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
        CompletableFuture<Drawn> answer =
                asked(drawer("bob", requireNonNull(ann.by().role()).uid()));
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
        assertThat(keys("lookup/azure/creds/Reader/")).hasSize(2);
        assertThat(ask("LIST", LEASES + "lookup/azure/creds/other/", "").status()).isEqualTo(404);
        assertThat(ask("PUT", "/v1/sys/revoke-prefix/azure/creds/rea", "").status()).isEqualTo(204);
        String sync = "{\"sync\":\"false\"}";
        assertThat(ask("PUT", LEASES + "revoke-prefix/" + one, sync).status()).isEqualTo(202);
        assertThat(going()).isEqualTo(1);
        assertThat(ask("PUT", LEASES + "revoke-force/azure/creds/READER", sync).status())
                .isEqualTo(202);
        assertThat(going()).isEqualTo(2);
    }

    @Test
    void an_end_that_is_written_down_is_an_end_however_long_it_takes() {
        String one = lease(answer());
        String other = lease(answer());
        allowed.add("deletecollection");
        asking.leave();
        assertThat(ask("PUT", LEASES + "revoke", body(one)).status()).isEqualTo(204);
        assertThat(ask("PUT", LEASES + "revoke-prefix/" + other, "{}").status()).isEqualTo(204);
        assertThat(going()).isEqualTo(2);
    }

    @Test
    void a_lease_that_is_over_is_none_though_nobody_has_noticed() {
        CompletableFuture<Reply> answer =
                CompletableFuture.supplyAsync(
                        () -> ask("GET", CREDS, ""), Executors.newVirtualThreadPerTaskExecutor());
        leader.make(only(), Instant.now().minus(Duration.ofHours(2)));
        String lease = lease(answer.join().body().orElseThrow());

        assertThat(errors(ask("PUT", LEASES + "lookup", body(lease))))
                .isEqualTo("400 {\"errors\":[\"invalid lease\"]}");
    }

    @Test
    void no_spelling_of_a_prefix_goes_round_that_right() {
        String word = word(lease(answer()));
        List<String> prefixes =
                List.of(
                        "",
                        "/",
                        "azure",
                        "azure/creds",
                        "azure/creds/",
                        "azure/creds/reader",
                        "azure/creds/reader/",
                        "azure//creds/reader",
                        "azure/creds/../creds/reader",
                        "../revoke/azure/creds/reader",
                        "azure/creds/reader%2f" + word.charAt(0),
                        "%61zure/creds/reader");
        for (String prefix : prefixes) {
            for (String path :
                    List.of(
                            LEASES + "revoke-prefix/",
                            LEASES + "revoke-force/",
                            "/v1/sys/revoke-prefix/")) {
                assertThat(ask("PUT", path + prefix, "").status())
                        .as("%s", path + prefix)
                        .isIn(400, 403, 404, 405);
            }
            assertThat(ask("LIST", LEASES + "lookup/" + prefix, "").status())
                    .as("%s", prefix)
                    .isIn(400, 403, 404, 405);
        }
        assertThat(going()).isZero();
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
