package io.azurecredentials.server.vault.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.identity.token.Publication;
import io.azurecredentials.identity.token.SigningKeys;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code identity/oidc/.well-known/openid-configuration} and {@code keys}, for anybody. API servers
 * fetch the keys again for every forged signature that they are shown, so both are answered from
 * memory.
 *
 * @param publication of the issuer; empty if nobody has said where it is
 * @param keys as they are now
 */
public record PublicPaths(Optional<Publication> publication, Supplier<SigningKeys> keys) {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String FRESH = "public, max-age=" + SigningKeys.FRESH.toSeconds();

    /** Both paths. */
    public List<Route> routes() {
        return List.of(
                Route.at("v1/identity/oidc/.well-known/openid-configuration")
                        .on(Verb.READ, _ -> shown(Publication::configuration)),
                Route.at("v1/identity/oidc/.well-known/keys")
                        .on(Verb.READ, _ -> shown(it -> it.keys(keys.get()))));
    }

    private Reply shown(Function<Publication, ObjectNode> what) {
        return publication
                .map(it -> Reply.json(OK, what.apply(it)).with("Cache-Control", FRESH))
                .orElseGet(() -> Reply.error(NOT_FOUND));
    }
}
