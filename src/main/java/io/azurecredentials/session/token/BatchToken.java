package io.azurecredentials.session.token;

import io.azurecredentials.base.Sensitive;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A token that carries its grant itself: {@code hvb.}, then the grant, sealed. Nothing is written
 * for it, and nothing can revoke it alone. The prefix is Vault's (Vault, "Tokens": token prefixes).
 *
 * @param key that sealed it
 * @param grant what it is good for
 * @param text the token itself
 */
public record BatchToken(TokenKey key, Grant grant, Sensitive text) implements Token {
    /** How Vault's batch tokens begin. */
    public static final String PREFIX = "hvb.";

    /**
     * How long one is valid at most, which is how long the key that sealed it has to be kept. As
     * long as Vault lets tokens live where nobody says otherwise: 768 hours.
     */
    public static final Duration LONGEST = Duration.ofDays(32);

    /** So that a token fits into a header of 8 KiB. */
    private static final int MOST_BYTES = 5_000;

    /**
     * The token, unless the grant is too long for one.
     *
     * @param grant with times in whole seconds
     */
    public static Optional<BatchToken> made(TokenKey key, Grant grant) {
        byte[] content = Fields.write(GrantFields.write(grant));
        if (content.length > MOST_BYTES) {
            return Optional.empty();
        }
        String sealed = Sealed.write(key, Purpose.BATCH_TOKEN, content);
        return Optional.of(new BatchToken(key, grant, Sensitive.of(PREFIX + sealed)));
    }

    /** Reads one that we made; whether it is still valid is another question. */
    public static Optional<BatchToken> read(Keyring keys, Sensitive text) {
        String token = text.reveal();
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String sealed = token.substring(PREFIX.length());
        return Sealed.read(keys, Purpose.BATCH_TOKEN, sealed, 1, MOST_BYTES)
                .flatMap(
                        it ->
                                Fields.read(it.content())
                                        .flatMap(GrantFields::read)
                                        .map(grant -> new BatchToken(it.key(), grant, text)));
    }

    /** Where something it drew is to end with it, that is what is written down. */
    @Override
    public String digest() {
        List<String> parts = List.of(text.reveal());
        return HexFormat.of().formatHex(key.sealTexts(Purpose.TOKEN_DIGEST, parts));
    }
}
