package io.azurecredentials.rbac;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Digests of tokens that were nobody's a moment ago. Anybody can make as many as he likes, so few
 * are kept, apart from what was good. Thread-safe.
 */
final class Nobodys {
    private final LongSupplier nanos;
    private final long age;
    private final Map<String, Long> seen;

    Nobodys(LongSupplier nanos, Duration age, int most) {
        this.nanos = nanos;
        this.age = age.toNanos();
        this.seen =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                        return size() > most;
                    }
                };
    }

    synchronized boolean has(String digest) {
        Long then = seen.get(digest);
        return then != null && nanos.getAsLong() - then < age;
    }

    synchronized void add(String digest) {
        seen.remove(digest);
        seen.put(digest, nanos.getAsLong());
    }
}
