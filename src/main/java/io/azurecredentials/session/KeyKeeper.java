package io.azurecredentials.session;

import io.azurecredentials.session.token.Keyring;
import java.time.Duration;

/**
 * Looks at the keys of tokens again and again, on every replica: a new one is known everywhere long
 * before it is used, and after somebody has deleted them all no token is good.
 */
public final class KeyKeeper implements AutoCloseable {
    /** Much less than {@link Keyring#ANNOUNCED}. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Rounds rounds;

    private KeyKeeper(TokenKeys keys) {
        this.rounds =
                new Rounds(
                        "token-keys",
                        Duration.ZERO,
                        PAUSE,
                        keys::refresh,
                        "the keys of login tokens could not be read");
    }

    /** Looks at once, and then until it is closed; does not wait for the first look. */
    public static KeyKeeper start(TokenKeys keys) {
        KeyKeeper keeper = new KeyKeeper(keys);
        keeper.rounds.start();
        return keeper;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
