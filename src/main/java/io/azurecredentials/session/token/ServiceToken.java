package io.azurecredentials.session.token;

import io.azurecredentials.base.Sensitive;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A token that stands for a session: {@code hvs.}, then the session's id and random bytes, sealed.
 * The prefix is Vault's (Vault, "Tokens": token prefixes).
 *
 * @param key that sealed it
 * @param session that it stands for
 * @param text the token itself
 */
public record ServiceToken(TokenKey key, SessionID session, Sensitive text) {
    /** How Vault's service tokens begin. */
    public static final String PREFIX = "hvs.";

    /** How many random bytes a token has beside its session's id. */
    public static final int RANDOM_BYTES = 24;

    private static final int CONTENT_BYTES = SessionID.BYTES + RANDOM_BYTES;

    /**
     * @param random {@value #RANDOM_BYTES} random bytes
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static ServiceToken made(TokenKey key, SessionID session, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("A token has " + RANDOM_BYTES + " random bytes.");
        }
        byte[] content = Arrays.copyOf(session.bytes(), CONTENT_BYTES);
        System.arraycopy(random, 0, content, SessionID.BYTES, RANDOM_BYTES);
        String sealed = Sealed.write(key, Purpose.SERVICE_TOKEN, content);
        return new ServiceToken(key, session, Sensitive.of(PREFIX + sealed));
    }

    /** Reads one that we made; whether its session is alive is another question. */
    public static Optional<ServiceToken> read(Keyring keys, Sensitive text) {
        String token = text.reveal();
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Sealed.read(
                        keys,
                        Purpose.SERVICE_TOKEN,
                        token.substring(PREFIX.length()),
                        CONTENT_BYTES,
                        CONTENT_BYTES)
                .map(it -> new ServiceToken(it.key(), sessionOf(it.content()), text));
    }

    /** What its session stores of it: nobody can make the token from it. */
    public String digest() {
        List<String> parts = List.of(text.reveal());
        return HexFormat.of().formatHex(key.sealTexts(Purpose.TOKEN_DIGEST, parts));
    }

    private static SessionID sessionOf(byte[] content) {
        return SessionID.of(Arrays.copyOf(content, SessionID.BYTES));
    }
}
