package io.azurecredentials.login;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.login.jwt.HeldKeys;
import io.azurecredentials.login.jwt.KeySet;
import io.azurecredentials.login.jwt.Keys.Lookup;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's keys for tokens of one version: {@link HeldKeys} says when to ask for them, and
 * whoever comes meanwhile waits for the same request. A crowd does not: beyond some dozens of
 * logins, what is known already has to do.
 */
final class KeyHolder {
    static final int MOST_WAITING = 64;

    private final Supplier<Answer<KeySet>> source;
    private final Supplier<Duration> uptime;
    private final AtomicReference<HeldKeys> held = new AtomicReference<>(HeldKeys.NONE);
    private final AtomicReference<@Nullable CompletableFuture<Void>> underWay =
            new AtomicReference<>();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile @Nullable Duration used;

    /**
     * @param source asked by one thread at a time
     * @param uptime a clock that nobody sets
     */
    KeyHolder(Supplier<Answer<KeySet>> source, Supplier<Duration> uptime) {
        this.source = source;
        this.uptime = uptime;
    }

    /** The key of that id; asks for the keys first if that may help. */
    Lookup find(String keyID) {
        Duration now = uptime.get();
        used = now;
        return held.get()
                .fresh(keyID, now)
                .orElseGet(
                        () -> {
                            ask(HeldKeys::mayBeAsked);
                            return held.get().lookup(keyID, uptime.get());
                        });
    }

    /** Asks for the keys if it is time to; not for what nobody has used for a day. */
    void refresh() {
        if (usedWithin(HeldKeys.FRESH)) {
            ask(HeldKeys::refreshIsDue);
        }
    }

    /** Whether anybody wanted a key in the last so many hours. */
    boolean usedWithin(Duration time) {
        Duration last = used;
        return last != null && uptime.get().minus(last).compareTo(time) < 0;
    }

    /** When anybody wanted a key last. */
    Optional<Duration> used() {
        return Optional.ofNullable(used);
    }

    @FunctionalInterface
    private interface Occasion {
        boolean isGood(HeldKeys held, Duration now);
    }

    private void ask(Occasion occasion) {
        CompletableFuture<Void> other = underWay.get();
        if (other != null) {
            await(other);
        } else if (occasion.isGood(held.get(), uptime.get())) {
            askOnce(occasion);
        }
    }

    private void askOnce(Occasion occasion) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = underWay.compareAndExchange(null, mine);
        if (other != null) {
            await(other);
            return;
        }
        try {
            Duration now = uptime.get();
            if (occasion.isGood(held.get(), now)) {
                fetch(now);
            }
        } finally {
            underWay.set(null);
            mine.complete(null);
        }
    }

    private void fetch(Duration now) {
        held.updateAndGet(it -> it.whenAsked(now));
        switch (source.get()) {
            case Answer.Given<KeySet>(KeySet set) ->
                    held.updateAndGet(it -> it.whenFetched(set, now));
            case Answer.Refused<KeySet>(Problem _) -> {}
        }
    }

    private void await(CompletableFuture<Void> other) {
        if (waiting.tryAcquire()) {
            try {
                other.join();
            } finally {
                waiting.release();
            }
        }
    }
}
