package io.azurecredentials.server.vault.wire;

import io.azurecredentials.server.http.Refused;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How much longer a client wants something to live: seconds as a number or a text, or a duration
 * such as {@code 1h30m} or {@code 2d} (Vault SDK, {@code TypeDurationSecond}).
 */
public final class Increment {
    /** Its name. */
    public static final String FIELD = "increment";

    private Increment() {}

    /**
     * In whole seconds; empty if there is none, or it is zero, which means the same.
     *
     * @throws Refused with 400
     */
    public static Optional<Duration> read(Fields fields) {
        String text = fields.textOrNumber(FIELD);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Durations.read(FIELD, text).truncatedTo(ChronoUnit.SECONDS))
                        .filter(Duration::isPositive);
    }
}
