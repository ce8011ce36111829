package io.azurecredentials.server.vault.token;

import io.azurecredentials.base.Answer;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.Asking;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.session.token.ValidToken;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A family of tokens, a stranger's, one that has ended, and who asks about them. */
abstract class WithTokens {
    static final String BEARER = "eyFake.eyFake.Fake";
    private static final Caller ANN = new Caller("ann", "", List.of(), Map.of());

    final Asking asking = new Asking();
    final Shelf shelf = new Shelf();
    final Set<Right> rights = new HashSet<>();
    final ValidToken batch = OurTokens.batch();
    final ValidToken parent = put(1, Optional.empty());
    final ValidToken mine = put(2, Optional.of(parent));
    final ValidToken child = put(3, Optional.of(mine));
    final ValidToken grandchild = put(4, Optional.of(child));
    final ValidToken stranger = put(5, Optional.empty());
    final ValidToken ended = OurTokens.numbered(6, Optional.empty());

    private ValidToken put(int number, Optional<ValidToken> of) {
        return shelf.put(OurTokens.numbered(number, of.flatMap(ValidToken::reference)));
    }

    final ValidToken named(String whose) {
        return switch (whose) {
            case "mine" -> mine;
            case "child" -> child;
            case "grandchild" -> grandchild;
            case "parent" -> parent;
            case "ended" -> ended;
            default -> stranger;
        };
    }

    final Right right(String verb, ValidToken token) {
        return new Right(verb, "azuresessions", "team-a", id(token));
    }

    final Reply byText(String path, ValidToken token) {
        return ask(path, "token", text(token));
    }

    final Reply byAccessor(String path, ValidToken token) {
        return ask(path, "accessor", accessor(token));
    }

    final Reply ask(String path, String field, String value) {
        return as(mine, path, field, value);
    }

    final Reply as(ValidToken token, String path, String field, String value) {
        return as(text(token), path, field, value);
    }

    final Reply as(String token, String path, String field, String value) {
        String body = "{\"" + field + "\":\"" + value + "\"}";
        return asking.ask(routes(), "POST", "/v1/auth/token/" + path, body, token);
    }

    static String id(ValidToken token) {
        return token.reference().orElseThrow().id().name();
    }

    static String text(ValidToken token) {
        return token.text().reveal();
    }

    static String accessor(ValidToken token) {
        return token.accessor().orElseThrow().text();
    }

    final Askers askers() {
        return new Askers(
                shelf,
                (_, it) -> Answer.given(Optional.of(ANN).filter(_ -> it.reveal().equals(BEARER))),
                _ -> true);
    }

    final List<Route> routes() {
        return new OtherTokenPaths(
                        askers(),
                        shelf,
                        shelf,
                        (_, right) -> Answer.given(rights.contains(right)),
                        asking.audited())
                .routes();
    }
}
