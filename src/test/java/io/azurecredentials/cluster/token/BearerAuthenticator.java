package io.azurecredentials.cluster.token;

import io.azurecredentials.cluster.access.Authenticator;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.ApiException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Believes the administrator's token, and whoever knows tokens. */
public record BearerAuthenticator(TokenAuthenticator tokens) implements Authenticator {

    /** What a cluster administrator sends; nobody but tests listens to it. */
    public static final String ADMINISTRATOR = "not-a-secret";

    private static final String SCHEME = "bearer ";

    @Override
    public User authenticate(UnaryOperator<String> header) {
        String authorization = header.apply("Authorization");
        if (authorization.isEmpty()) {
            return User.ANONYMOUS;
        }
        boolean bearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String token = bearer ? authorization.substring(SCHEME.length()).trim() : "";
        if (token.equals(ADMINISTRATOR)) {
            return User.ADMINISTRATOR;
        }
        return tokens.holder(token, List.of(AccountTokens.ISSUER))
                .filter(holder -> holder.audiences().contains(AccountTokens.ISSUER))
                .map(Holder::user)
                .orElseThrow(() -> new ApiException(401, "Unauthorized", "Unauthorized"));
    }
}
