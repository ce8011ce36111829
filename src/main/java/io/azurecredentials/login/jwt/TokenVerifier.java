package io.azurecredentials.login.jwt;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.json.Json;
import io.azurecredentials.json.JsonReader;
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
    /** In bytes; RSA keys of 2048 to 8192 bits make such signatures. */
    private static final int SHORTEST_SIGNATURE = KeyReader.SMALLEST / 8;

    private static final int LONGEST_SIGNATURE = KeyReader.LARGEST / 8;

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
        String text = jwt.reveal().strip();
        if (text.length() > CompactForm.LONGEST) {
            return new Verdict.Refused(Refusal.TOO_LONG);
        }
        return CompactForm.of(text)
                .map(form -> verify(form, keys, now))
                .orElseGet(() -> new Verdict.Refused(Refusal.NOT_COMPACT));
    }

    private Verdict verify(CompactForm form, Keys keys, Instant now) {
        Optional<Json.Members> header = Header.read(form);
        if (header.isEmpty()) {
            return new Verdict.Refused(Refusal.HEADER_UNREADABLE);
        }
        Optional<Refusal> flaw = Header.flaw(header.get()).or(() -> flawOfSignature(form));
        if (flaw.isPresent()) {
            return new Verdict.Refused(flaw.get());
        }
        String keyID = header.get().text("kid").orElseThrow();
        return JsonReader.read(form.claims())
                .map(it -> verify(form, keyID, new ClaimsReader(it, expected), keys, now))
                .orElseGet(() -> new Verdict.Refused(Refusal.CLAIMS_UNREADABLE));
    }

    private Verdict verify(
            CompactForm form, String keyID, ClaimsReader reader, Keys keys, Instant now) {
        Optional<Refusal> flaw = reader.flaw(now);
        if (flaw.isPresent()) {
            return new Verdict.Refused(flaw.get());
        }
        Claims claims = reader.claims();
        String issuer = expected.issuer(claims.version());
        return switch (keys.find(claims.version(), keyID)) {
            case Keys.Lookup.Unavailable _ -> new Verdict.Refused(Refusal.KEYS_UNAVAILABLE);
            case Keys.Lookup.Unknown _ -> new Verdict.Refused(Refusal.KEY_UNKNOWN);
            case Keys.Lookup.Found(var key) ->
                    SignatureCheck.flaw(form, claims, issuer, key, now)
                            .<Verdict>map(Verdict.Refused::new)
                            .orElseGet(() -> new Verdict.Verified(claims));
        };
    }

    private static Optional<Refusal> flawOfSignature(CompactForm form) {
        int length = form.signatureLength();
        return length >= SHORTEST_SIGNATURE && length <= LONGEST_SIGNATURE
                ? Optional.empty()
                : Optional.of(Refusal.SIGNATURE_LENGTH);
    }
}
