package io.azurecredentials.login.jwt;

import io.azurecredentials.json.Json;
import java.util.Optional;

/**
 * Who a token speaks for, by the claims that Entra itself sets. Names, addresses and roles are not
 * looked at: they can be changed, or belong to another tenant.
 *
 * <p>{@code idtyp} says it outright, but applications have to ask for that claim. Without it an
 * application's token has no {@code scp} and is about its own service principal, so that {@code
 * sub} and {@code oid} are the same; a user's has {@code scp}. An ID token has neither, and is
 * nobody's access token.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/claims-validation#validate-the-subject">
 *     Secure applications by validating claims</a>
 */
final class PrincipalReader {
    private final Json.Members claims;
    private final Expected expected;
    private final Optional<String> objectID;
    private final Optional<String> clientID;
    private final Optional<Type> type;

    PrincipalReader(Json.Members claims, Expected expected, TokenVersion version) {
        this.claims = claims;
        this.expected = expected;
        this.objectID = claims.text("oid").flatMap(Guid::of);
        this.clientID = claims.text(version.clientClaim()).flatMap(Guid::of);
        this.type = type();
    }

    private enum Type {
        APPLICATION,
        USER
    }

    Optional<Refusal> flaw() {
        if (objectID.isEmpty()) {
            return Optional.of(Refusal.OBJECT_ID);
        }
        if (claims.text("sub").filter(it -> !it.isEmpty()).isEmpty()) {
            return Optional.of(Refusal.SUBJECT);
        }
        if (type.isEmpty()) {
            return Optional.of(Refusal.TOKEN_KIND);
        }
        return switch (type.get()) {
            case USER -> expected.userTokens() ? Optional.empty() : Optional.of(Refusal.USER_TOKEN);
            case APPLICATION -> flawOfApplication();
        };
    }

    /**
     * Who it is.
     *
     * @throws java.util.NoSuchElementException if the claims have a {@link #flaw}
     */
    Principal principal() {
        return switch (type.orElseThrow()) {
            case USER -> new Principal.User(objectID.orElseThrow());
            case APPLICATION ->
                    new Principal.ServicePrincipal(objectID.orElseThrow(), clientID.orElseThrow());
        };
    }

    private Optional<Type> type() {
        boolean delegated = claims.has("scp");
        if (claims.has("idtyp")) {
            return switch (claims.text("idtyp").orElse("")) {
                case "app" -> delegated ? Optional.empty() : Optional.of(Type.APPLICATION);
                case "user" -> delegated ? Optional.of(Type.USER) : Optional.empty();
                default -> Optional.empty();
            };
        }
        if (delegated) {
            return Optional.of(Type.USER);
        }
        boolean aboutItself = objectID.isPresent() && objectID.equals(claims.text("sub"));
        return aboutItself ? Optional.of(Type.APPLICATION) : Optional.empty();
    }

    private Optional<Refusal> flawOfApplication() {
        if (clientID.isEmpty()) {
            return Optional.of(Refusal.CLIENT_ID);
        }
        boolean signedInHere =
                !claims.has("idp")
                        || claims.text("idp").filter(expected.issuers()::contains).isPresent();
        return signedInHere ? Optional.empty() : Optional.of(Refusal.IDENTITY_PROVIDER);
    }
}
