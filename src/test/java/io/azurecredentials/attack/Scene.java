package io.azurecredentials.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.audit.Entry;
import io.azurecredentials.base.Answer;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.login.Attempt;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.Login;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.kubernetes.Audiences;
import io.azurecredentials.server.kubernetes.Forgeries;
import io.azurecredentials.server.kubernetes.Reviews;
import io.azurecredentials.server.vault.Asking;
import io.azurecredentials.server.vault.Health;
import io.azurecredentials.server.vault.LoginPath;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.server.vault.TokenPaths;
import io.azurecredentials.session.Issued;
import io.azurecredentials.session.token.ValidToken;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Somebody before the server; only sockets are missing. Nothing that he sends is ever repeated. */
final class Scene {
    /** What one of ours looks like. */
    static final ValidToken TOKEN = OurTokens.batch();

    private static final String LOGIN = "/v1/auth/azure/login";
    private static final String REVIEW = "/kubernetes/tokenreview/team-a/reader";
    private static final int SHORTEST_SECRET = 40;

    private final Asking asking = new Asking();
    private final Doorstep door;
    private final Scripted tokens = new Scripted(TOKEN);
    private Function<Attempt, Login.Outcome> login;
    private boolean trusted = true;

    private Scene(Doorstep door) {
        this.door = door;
        this.login = door::login;
    }

    /** Before a role that takes machines of their id. */
    static Scene open() {
        return at(Doorstep.open());
    }

    static Scene at(Doorstep door) {
        return new Scene(door);
    }

    /** Everybody has as many sessions as he may have. */
    Scene full() {
        Login.Issuer none = (_, _, _) -> Answer.given(new Issued.TooMany());
        login = new Login(door.gatekeeper(), none)::login;
        return this;
    }

    /** Whoever asks for reviews shows no certificate that counts. */
    Scene untrusted() {
        trusted = false;
        return this;
    }

    /** He shows a token, and says nothing else. */
    Seen login(String jwt) {
        return login(jwt, _ -> {});
    }

    /** He says something besides, or something else. */
    Seen login(String jwt, Consumer<ObjectNode> more) {
        ObjectNode body = Json.object();
        body.put("role", "reader").put("jwt", jwt);
        more.accept(body);
        return send(LOGIN, Json.write(body));
    }

    /** He sends anything at all to where one logs in. */
    Seen send(String body) {
        return send(LOGIN, body);
    }

    /** The API server is shown a token. */
    Seen review(String token, String... audiences) {
        ObjectNode review = Json.object();
        review.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenReview");
        ObjectNode spec = review.putObject("spec").put("token", token);
        if (audiences.length > 0) {
            Stream.of(audiences).forEach(spec.putArray("audiences")::add);
        }
        return send(REVIEW, Json.write(review));
    }

    /** Somebody sends anything at all to where the API server asks. */
    Seen sendReview(String body) {
        return send(REVIEW, body);
    }

    /** He shows what he takes for one of our tokens. */
    Seen use(String method, String path, String body, String token) {
        return seen(asking.ask(routes(), method, path, body, token), List.of(token));
    }

    private Seen send(String path, String body) {
        return seen(asking.ask(routes(), "POST", path, body), List.of(body.split("[.\"]", -1)));
    }

    private Seen seen(Reply reply, List<String> secrets) {
        List<Entry> entries = asking.entries();
        String told = reply.toString() + entries;
        secrets.stream()
                .filter(it -> it.length() >= SHORTEST_SECRET)
                .forEach(it -> assertThat(told).doesNotContain(it));
        if (reply.status() == 403) {
            assertThat(reply.body().orElseThrow())
                    .hasToString("{\"errors\":[\"permission denied\"]}");
        }
        String reason = entries.isEmpty() ? "" : entries.getLast().account().reason();
        return new Seen(reply.status(), reason, door.counts());
    }

    private List<Route> routes() {
        return Stream.of(
                        new LoginPath(login, asking.audited()).routes(),
                        new TokenPaths(tokens, asking.audited()).routes(),
                        new Reviews(
                                        _ -> trusted,
                                        new Forgeries(door.gatekeeper()::admit, () -> 0),
                                        tokens,
                                        new Audiences(Set.of("kube")),
                                        asking.audited())
                                .routes(),
                        new Health("fake", () -> "fake", () -> Instant.EPOCH).routes())
                .flatMap(List::stream)
                .toList();
    }
}
