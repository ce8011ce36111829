package io.azurecredentials.session;

import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.status.Mishap;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the keys of tokens again and again, on every replica: a new one is known everywhere long
 * before it is used, and after somebody has deleted them all no token is good.
 */
public final class KeyKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyKeeper.class);

    /** Much less than {@link Keyring#ANNOUNCED}. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final TokenKeys keys;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("token-keys").unstarted(this::run);

    private KeyKeeper(TokenKeys keys) {
        this.keys = keys;
    }

    /** Looks at once, and then until it is closed; does not wait for the first look. */
    public static KeyKeeper start(TokenKeys keys) {
        KeyKeeper keeper = new KeyKeeper(keys);
        keeper.thread.start();
        return keeper;
    }

    private void run() {
        try {
            do {
                look();
            } while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            keys.refresh();
        } catch (RuntimeException e) {
            if (stop.getCount() > 0) {
                LOG.atWarn()
                        .addKeyValue("reason", Mishap.of(e).reason())
                        .log("the keys of login tokens could not be read; this is tried again");
            }
        }
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
    }
}
