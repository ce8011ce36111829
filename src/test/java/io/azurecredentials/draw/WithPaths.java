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

/** The paths of draws and leases, and somebody who holds a token. */
abstract class WithPaths extends WithLeader {
    static final String CREDS = "/v1/azure/creds/reader";
    static final String LEASES = "/v1/sys/leases/";

    final Set<String> allowed = new HashSet<>(Set.of("use"));
    final List<Entry> entries = new ArrayList<>();
    Optional<Caller> bearer = Optional.empty();
    ValidToken token;
    String shown;
    List<Route> routes;
    Asking asking;

    @BeforeEach
    void open() {
        token =
                LongLived.token(
                        new RoleID(namespace, "reader", requireNonNull(ann.by().role()).uid()));
        shown = token.text().reveal();
        Scripted tokens = new Scripted(token);
        Audited audited = new Audited(entries::add, Instant::now);
        Office office =
                new Office(tokens, (_, _) -> Answer.given(bearer), this::has, _ -> true, audited);
        routes =
                Stream.of(
                                new CredsPath(office, new Roles(operator), draws, Instant::now)
                                        .routes(),
                                new LeasePaths(office, leases, Instant::now).routes())
                        .flatMap(List::stream)
                        .toList();
        asking = new Asking(namespace);
    }

    private Answer<Boolean> has(Caller caller, Right right) {
        return Answer.given(isKnown(caller) && allowed.contains(right.verb()));
    }

    private boolean isKnown(Caller caller) {
        return caller.user().equals(token.grant().user())
                || bearer.filter(caller::equals).isPresent();
    }

    Reply ask(String method, String path, String body) {
        return asking.ask(routes, method, path, body, shown);
    }

    JsonNode answer() {
        CompletableFuture<Reply> answer =
                CompletableFuture.supplyAsync(
                        () -> ask("GET", CREDS, ""), Executors.newVirtualThreadPerTaskExecutor());
        await().until(() -> answer.isDone() || objects().stream().anyMatch(WithPaths::isUnmade));
        objects().stream()
                .filter(WithPaths::isUnmade)
                .forEach(it -> leader.make(it, Instant.now()));
        Reply reply = answer.join();
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.body().orElseThrow();
    }

    private static boolean isUnmade(AzureCredential object) {
        return object.getStatus() == null || object.getStatus().lease() == null;
    }

    static String lease(JsonNode drawn) {
        return drawn.path("lease_id").asText();
    }

    static String body(String lease) {
        return "{\"lease_id\":\"" + lease + "\"}";
    }

    static String errors(Reply reply) {
        return reply.status() + " " + reply.body().map(JsonNode::toString).orElse("");
    }
}
