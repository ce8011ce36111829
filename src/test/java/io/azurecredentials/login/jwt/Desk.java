package io.azurecredentials.login.jwt;

import io.azurecredentials.base.Sensitive;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;

/** Where tokens are shown; knows Entra's key and counts how often somebody asks for one. */
final class Desk implements Keys {
    private final TokenVerifier verifier;
    private int asked;

    Desk() {
        this(Tokens.expected());
    }

    Desk(Expected expected) {
        this.verifier = new TokenVerifier(expected);
    }

    @Override
    public Lookup find(TokenVersion version, String keyID) {
        asked++;
        return keyID.equals(Tokens.KEY_ID)
                ? new Lookup.Found((RSAPublicKey) Tokens.ENTRA.getPublic())
                : new Lookup.Unknown();
    }

    /** How often a key was asked for. */
    int asked() {
        return asked;
    }

    Verdict show(String jwt) {
        return show(jwt, Tokens.NOW);
    }

    Verdict show(String jwt, Instant now) {
        return verifier.verify(Sensitive.of(jwt), this, now);
    }

    /** Why it is not taken; empty if it is. */
    Optional<Refusal> refusal(String jwt) {
        return switch (show(jwt)) {
            case Verdict.Refused(Refusal refusal) -> Optional.of(refusal);
            case Verdict.Verified _ -> Optional.empty();
        };
    }

    /** What a token says that must be taken. */
    Claims taken(String jwt) {
        return switch (show(jwt)) {
            case Verdict.Verified(Claims claims) -> claims;
            case Verdict.Refused(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }
}
