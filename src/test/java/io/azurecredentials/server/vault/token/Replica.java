package io.azurecredentials.server.vault.token;

import io.azurecredentials.audit.Entry;
import io.azurecredentials.base.Answer;
import io.azurecredentials.rbac.AccessReviews;
import io.azurecredentials.rbac.TokenReviews;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.Asking;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.TokenPaths;
import io.azurecredentials.session.Census;
import io.azurecredentials.session.Roles;
import io.azurecredentials.session.TokenKeys;
import io.azurecredentials.session.Tokens;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One of several that know nothing of each other, with all paths about tokens. */
record Replica(Census census, Tokens tokens, List<Route> routes, String namespace)
        implements AutoCloseable {

    /** One that has looked at the keys, and counted sessions. */
    static Replica start(KubernetesClient client, String namespace, Consumer<Entry> told) {
        TokenKeys keys = new TokenKeys(client, namespace, Clock.systemUTC());
        keys.refresh();
        Census census = Census.start(client, List.of(namespace), keys);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> census.missing().isEmpty());
        Tokens tokens =
                new Tokens(client, census, keys::known, new Roles(client), Clock.systemUTC());
        return new Replica(census, tokens, routes(client, tokens, told), namespace);
    }

    private static List<Route> routes(
            KubernetesClient client, Tokens tokens, Consumer<Entry> told) {
        Admitting own = new Admitting(tokens);
        Audited audited = new Audited(told, Instant::now);
        Askers askers = new Askers(own, new TokenReviews(client, Optional.empty()), _ -> true);
        return Stream.of(
                        new TokenPaths(own, audited).routes(),
                        new OtherTokenPaths(askers, own, own, new AccessReviews(client), audited)
                                .routes(),
                        new ChildPath(askers, tokens::issueChild, audited).routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Somebody writes to a path under {@code auth/token/}. */
    Reply ask(String path, String body, String token) {
        return new Asking(namespace).ask(routes, "POST", "/v1/auth/token/" + path, body, token);
    }

    /** He names a token. */
    Reply name(String path, String field, String value, String token) {
        return ask(path, "{\"" + field + "\":\"" + value + "\"}", token);
    }

    static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(var problem) -> throw new AssertionError(problem.message());
        };
    }

    @Override
    public void close() {
        census.close();
    }
}
