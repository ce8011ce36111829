package io.azurecredentials.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The system's clock, put forward or back while a test runs. */
final class ShiftedClock extends Clock {
    private volatile Duration shift = Duration.ZERO;
    private volatile Optional<Instant> stopped = Optional.empty();

    /** It moves only when it is told to. */
    void stop() {
        stopped = Optional.of(Instant.now());
    }

    void shift(Duration from) {
        shift = from;
    }

    @Override
    public Instant instant() {
        return stopped.orElseGet(Instant::now).plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
