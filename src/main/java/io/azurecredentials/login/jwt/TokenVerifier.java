package io.azurecredentials.login.jwt;

import io.azurecredentials.base.Sensitive;
import java.time.Instant;
import java.util.Optional;

/**
 * Verifies access tokens against what one config expects. Immutable; serves any number of threads.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens">
 *     Validate tokens</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725: JSON Web Token Best Current
 *     Practices</a>
 */
public final class TokenVerifier {
    private final Expected expected;

    /** For tokens that say what is expected. */
    public TokenVerifier(Expected expected) {
        this.expected = expected;
    }

    /**
     * Says whether the token is taken.
     *
     * @param jwt as it was shown; blanks and line ends around it come from files and are dropped
     * @param keys asked once, for a token that has nothing against it but that its signature was
     *     not checked
     */
    public Verdict verify(Sensitive jwt, Keys keys, Instant now) {
        return switch (Unverified.read(jwt)) {
            case Unverified.Reading.Refused(Refusal refusal) -> new Verdict.Refused(refusal);
            case Unverified.Reading.Read(Unverified token) -> verify(token, keys, now);
        };
    }

    /**
     * Says whether a token that was read before is taken.
     *
     * @param keys asked once, as above
     */
    public Verdict verify(Unverified token, Keys keys, Instant now) {
        ClaimsReader reader = new ClaimsReader(token.claims(), expected);
        Optional<Refusal> flaw = reader.flaw(now);
        if (flaw.isPresent()) {
            return new Verdict.Refused(flaw.get());
        }
        Claims claims = reader.claims();
        String issuer = expected.issuer(claims.version());
        return switch (keys.find(claims.version(), token.keyID())) {
            case Keys.Lookup.Unavailable _ -> new Verdict.Refused(Refusal.KEYS_UNAVAILABLE);
            case Keys.Lookup.Unknown _ -> new Verdict.Refused(Refusal.KEY_UNKNOWN);
            case Keys.Lookup.Found(var key) ->
                    SignatureCheck.flaw(token.form(), claims, issuer, key, now)
                            .<Verdict>map(Verdict.Refused::new)
                            .orElseGet(() -> new Verdict.Verified(claims));
        };
    }
}
