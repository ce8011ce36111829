package io.azurecredentials.session;

import io.azurecredentials.session.token.Keyring;
import java.time.Duration;

/**
 * Looks at keys again and again, on every replica: a new one is known everywhere long before it is
 * used, and after somebody has deleted them all no token is good.
 */
public final class KeyKeeper implements AutoCloseable {
    /** Much less than {@link Keyring#ANNOUNCED}. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Rounds rounds;

    private KeyKeeper(String name, Runnable look, String failure) {
        this.rounds = new Rounds(name, Duration.ZERO, PAUSE, look, failure);
    }

    /** Looks at once, and then until it is closed; does not wait for the first look. */
    public static KeyKeeper start(TokenKeys keys) {
        return start("token-keys", keys::refresh, "the keys of login tokens could not be read");
    }

    /**
     * The same for other keys.
     *
     * @param look what it throws is told and mended by the next
     * @param failure a sentence about one that did not work
     */
    public static KeyKeeper start(String name, Runnable look, String failure) {
        KeyKeeper keeper = new KeyKeeper(name, look, failure);
        keeper.rounds.start();
        return keeper;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
