package io.azurecredentials.login.lookup;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes only when somebody waits. */
final class VirtualTime implements Time {
    private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ofDays(1));

    @Override
    public Duration uptime() {
        return uptime.get();
    }

    @Override
    public void pass(Duration time) {
        uptime.updateAndGet(it -> it.plus(time));
    }
}
