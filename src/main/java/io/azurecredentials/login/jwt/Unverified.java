package io.azurecredentials.login.jwt;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.json.Json;
import io.azurecredentials.json.JsonReader;
import java.util.Optional;

/**
 * A token that has nothing against it but what depends on who is to take it: its form and header
 * are as Entra's are, and its claims can be read. Nobody has verified it. No record: it must not
 * print itself.
 */
public final class Unverified {
    /** In bytes; RSA keys of 2048 to 8192 bits make such signatures. */
    private static final int SHORTEST_SIGNATURE = KeyReader.SMALLEST / 8;

    private static final int LONGEST_SIGNATURE = KeyReader.LARGEST / 8;

    private final CompactForm form;
    private final String keyID;
    private final Json.Members claims;

    /** What can be said of a text. */
    public sealed interface Reading {
        /** It may be a token. */
        record Read(Unverified token) implements Reading {}

        /** It is taken by nobody. */
        record Refused(Refusal refusal) implements Reading {}
    }

    private Unverified(CompactForm form, String keyID, Json.Members claims) {
        this.form = form;
        this.keyID = keyID;
        this.claims = claims;
    }

    /**
     * Reads a token; asks nobody.
     *
     * @param jwt as it was shown; blanks and line ends around it come from files and are dropped
     */
    public static Reading read(Sensitive jwt) {
        String text = jwt.reveal().strip();
        if (text.length() > CompactForm.LONGEST) {
            return new Reading.Refused(Refusal.TOO_LONG);
        }
        return CompactForm.of(text)
                .map(Unverified::read)
                .orElseGet(() -> new Reading.Refused(Refusal.NOT_COMPACT));
    }

    private static Reading read(CompactForm form) {
        Optional<Json.Members> header = Header.read(form);
        if (header.isEmpty()) {
            return new Reading.Refused(Refusal.HEADER_UNREADABLE);
        }
        Optional<Refusal> flaw = Header.flaw(header.get()).or(() -> flawOfSignature(form));
        if (flaw.isPresent()) {
            return new Reading.Refused(flaw.get());
        }
        String keyID = header.get().text("kid").orElseThrow();
        return JsonReader.read(form.claims())
                .<Reading>map(it -> new Reading.Read(new Unverified(form, keyID, it)))
                .orElseGet(() -> new Reading.Refused(Refusal.CLAIMS_UNREADABLE));
    }

    private static Optional<Refusal> flawOfSignature(CompactForm form) {
        int length = form.signatureLength();
        return length >= SHORTEST_SIGNATURE && length <= LONGEST_SIGNATURE
                ? Optional.empty()
                : Optional.of(Refusal.SIGNATURE_LENGTH);
    }

    CompactForm form() {
        return form;
    }

    /** Of the key that it says it is signed with. */
    String keyID() {
        return keyID;
    }

    Json.Members claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "***";
    }
}
