package io.azurecredentials.server.vault.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.base.Answer;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.Asking;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.server.vault.document.LoginConfig;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects in memory behind Vault's paths, and somebody who may do with them what a test says. */
final class Administered {
    static final String JANE = "fake-token-of-jane";

    final Shelf shelf = new Shelf();
    final Asking asking = new Asking();
    final List<String> refused = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final ValidToken login = OurTokens.batch();
    private final List<Route> routes;

    Administered() {
        Office office =
                new Office(
                        new Scripted(login),
                        (_, token) ->
                                Answer.given(
                                        token.reveal().equals(JANE)
                                                ? Optional.of(
                                                        new Caller("jane", "", List.of(), Map.of()))
                                                : Optional.empty()),
                        this::may,
                        it -> it.equals("team-a"),
                        asking.audited());
        routes =
                new AdministrationPaths(
                                office,
                                shelf,
                                new LoginConfig.Named(false, false),
                                Duration.ofSeconds(2))
                        .routes();
    }

    private Answer<Boolean> may(Caller caller, Right right) {
        String text =
                "%s %s %s/%s"
                        .formatted(caller.user(), right.verb(), right.resource(), right.name());
        asked.add(text);
        return Answer.given(!refused.contains(text));
    }

    Reply ask(String method, String path, String body) {
        return asking.ask(routes, method, "/v1/" + path, body, JANE);
    }

    Reply ask(String method, String path, String body, String token) {
        return asking.ask(routes, method, "/v1/" + path, body, token);
    }

    Reply anonymously(String method, String path) {
        return asking.ask(routes, method, "/v1/" + path, "");
    }

    /** What is read back of it. */
    JsonNode data(String path) {
        return ask("GET", path, "")
                .body()
                .map(it -> it.path("data"))
                .orElseGet(MissingNode::getInstance);
    }

    static String errors(Reply reply) {
        return reply.body().map(it -> it.path("errors").path(0).asText()).orElse("");
    }

    static String warnings(Reply reply) {
        return reply.body().map(it -> it.path("warnings").toString()).orElse("");
    }

    static Place role(String name) {
        return new Place(Kind.AZURE_ROLE, "team-a", name);
    }

    static Place config(String name) {
        return new Place(Kind.AZURE_CONFIG, "team-a", name);
    }
}
