package io.azurecredentials.server.vault.wire;

import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import java.time.Duration;
import java.util.Optional;

/**
 * How much longer a client wants something to live: seconds as a number or a text, or a duration
 * such as {@code 1h30m} or {@code 2d} (Vault SDK, {@code TypeDurationSecond}).
 */
public final class Increment {
    private static final String FIELD = "increment";

    private Increment() {}

    /**
     * Reads it from a body; empty if there is none, or it is zero, which means the same.
     *
     * @throws Refused with 400
     */
    public static Optional<Duration> read(Body body) {
        String text = Fields.of(body).textOrNumber(FIELD);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Durations.read(FIELD, text)).filter(Duration::isPositive);
    }
}
