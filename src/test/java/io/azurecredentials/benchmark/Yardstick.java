package io.azurecredentials.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.azurecredentials.login.jwt.Keys;
import io.azurecredentials.login.jwt.TokenVersion;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.wire.Envelope;
import io.azurecredentials.server.vault.wire.LoginBody;
import io.azurecredentials.session.token.ValidToken;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * What nobody can do without: {@code bare} reads the same body, verifies the same signature and
 * answers in the same form, and looks at nothing else; {@code empty} does nothing at all.
 *
 * @param keys that the tokens are signed with
 * @param keyID of the one
 */
public record Yardstick(Keys keys, String keyID) {
    static final String BARE = "/v1/bench/bare";
    static final String EMPTY = "/v1/bench/empty";
    private static final ValidToken TOKEN = OurTokens.batch();

    /** Both. */
    public List<Route> routes() {
        return List.of(
                Route.at(BARE.substring(1)).on(Verb.WRITE, this::bare),
                Route.at(EMPTY.substring(1)).on(Verb.WRITE, _ -> Reply.empty()));
    }

    private Reply bare(Request request) {
        String jwt = LoginBody.read(request.body()).jwt().reveal();
        int end = jwt.lastIndexOf('.');
        return isSigned(jwt.substring(0, end), jwt.substring(end + 1))
                ? Reply.json(200, Envelope.auth(request.id(), TOKEN, List.of(), Instant.now()))
                : Reply.error(403, "permission denied");
    }

    private boolean isSigned(String text, String signature) {
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key());
            check.update(text.getBytes(US_ASCII));
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PublicKey key() {
        return switch (keys.find(TokenVersion.V1, keyID)) {
            case Keys.Lookup.Found(var key) -> key;
            case Keys.Lookup.Unknown _, Keys.Lookup.Unavailable _ ->
                    throw new IllegalStateException("no such key");
        };
    }
}
