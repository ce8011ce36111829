package io.azurecredentials.session.token;

import io.azurecredentials.base.Sensitive;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * A token that stands for a session: {@code hvs.}, then the session's id and UID and random bytes,
 * sealed. The prefix is Vault's (Vault, "Tokens": token prefixes).
 *
 * @param key that sealed it
 * @param session that it stands for
 * @param digest what its session stores of it
 * @param text the token itself
 */
public record ServiceToken(TokenKey key, SessionReference session, String digest, Sensitive text)
        implements Token {
    /** How Vault's service tokens begin. */
    public static final String PREFIX = "hvs.";

    private static final int CONTENT_BYTES = SessionReference.BYTES + TokenSeed.RANDOM_BYTES;

    static ServiceToken made(TokenSeed seed, UUID uid) {
        SessionReference session = new SessionReference(seed.session(), uid);
        byte[] content = Arrays.copyOf(session.bytes(), CONTENT_BYTES);
        System.arraycopy(seed.random(), 0, content, SessionReference.BYTES, TokenSeed.RANDOM_BYTES);
        String sealed = Sealed.write(seed.key(), Purpose.SERVICE_TOKEN, content);
        return new ServiceToken(seed.key(), session, seed.digest(), Sensitive.of(PREFIX + sealed));
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
                .map(it -> opened(it, text));
    }

    private static ServiceToken opened(Sealed sealed, Sensitive text) {
        byte[] content = sealed.content();
        SessionReference session =
                SessionReference.of(Arrays.copyOf(content, SessionReference.BYTES));
        byte[] random = Arrays.copyOfRange(content, SessionReference.BYTES, CONTENT_BYTES);
        TokenSeed seed = new TokenSeed(sealed.key(), session.id(), random);
        return new ServiceToken(sealed.key(), session, seed.digest(), text);
    }
}
