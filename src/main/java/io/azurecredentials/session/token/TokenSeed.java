package io.azurecredentials.session.token;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What a service token is made of before it has a session. The session is written first, with the
 * digest of the seed; the UID that it gets then becomes part of the token. So a session and its
 * token take one write, and a session written anew under the name is not that of any token.
 */
public final class TokenSeed {
    /** How many random bytes a token has beside its session's id. */
    public static final int RANDOM_BYTES = 24;

    private final TokenKey key;
    private final SessionID session;
    private final byte[] random;

    /**
     * @param key that is to seal the token
     * @param session a new one's id
     * @param random {@value #RANDOM_BYTES} random bytes
     * @throws IllegalArgumentException if there are more or fewer
     */
    public TokenSeed(TokenKey key, SessionID session, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("A token has " + RANDOM_BYTES + " random bytes.");
        }
        this.key = key;
        this.session = session;
        this.random = random.clone();
    }

    /** The key that is to seal the token. */
    public TokenKey key() {
        return key;
    }

    /** The id of its session. */
    public SessionID session() {
        return session;
    }

    /** What the session stores of the token: nobody can make the token from it. */
    public String digest() {
        List<byte[]> parts = List.of(session.bytes(), random);
        return HexFormat.of().formatHex(key.seal(Purpose.TOKEN_DIGEST, parts));
    }

    /**
     * The token.
     *
     * @param uid that the session was given
     */
    public ServiceToken token(UUID uid) {
        return ServiceToken.made(this, uid);
    }

    byte[] random() {
        return random.clone();
    }
}
