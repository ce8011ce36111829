package io.azurecredentials.recent;

import io.azurecredentials.base.Answer;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Reads things one by one, and answers with what was read if that was begun a moment ago at most.
 * Who asks while a read is under way waits for that one. Failures are not remembered. Thread-safe.
 *
 * @param <K> what a thing is asked for by
 * @param <T> the thing
 */
public final class Recent<K, T> {
    private final Function<K, Answer<Optional<T>>> read;
    private final LongSupplier nanos;
    private final long age;
    private final Map<K, Look<T>> looks;

    /** One read: when it was begun, and what it led to. */
    private record Look<T>(long begun, CompletableFuture<Answer<Optional<T>>> found) {}

    /**
     * @param read asks the API server; what it throws, who waits for it is not told
     * @param nanos a clock that never goes back, {@link System#nanoTime}
     * @param age how long an answer is good for, from when it was asked for
     * @param most how many things are remembered
     */
    public Recent(
            Function<K, Answer<Optional<T>>> read, LongSupplier nanos, Duration age, int most) {
        this.read = read;
        this.nanos = nanos;
        this.age = age.toNanos();
        this.looks =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, Look<T>> eldest) {
                        return size() > most;
                    }
                };
    }

    /** The thing as it was a moment ago; empty if there was none. */
    public Answer<Optional<T>> get(K key) {
        Look<T> mine = new Look<>(nanos.getAsLong(), new CompletableFuture<>());
        Optional<Look<T>> under = fresh(key, mine);
        if (under.isPresent()) {
            return under.get().found().join();
        }
        try {
            Answer<Optional<T>> answer = read.apply(key);
            if (answer instanceof Answer.Refused<Optional<T>>) {
                forget(key);
            }
            mine.found().complete(answer);
            return answer;
        } finally {
            // Whatever happened, an Error included: nobody may wait for ever.
            if (mine.found().completeExceptionally(new IllegalStateException("nothing was read"))) {
                forget(key);
            }
        }
    }

    /** A look that is good for that moment, begun or done; if there is none, ours is the next. */
    private Optional<Look<T>> fresh(K key, Look<T> mine) {
        synchronized (looks) {
            Optional<Look<T>> last =
                    Optional.ofNullable(looks.get(key))
                            .filter(it -> mine.begun() - it.begun() < age);
            if (last.isEmpty()) {
                dropOld(mine.begun());
                looks.remove(key);
                looks.put(key, mine);
            }
            return last;
        }
    }

    /** The eldest come first. */
    private void dropOld(long now) {
        Iterator<Look<T>> all = looks.values().iterator();
        while (all.hasNext() && now - all.next().begun() >= age) {
            all.remove();
        }
    }

    /** How many things are remembered. */
    int size() {
        synchronized (looks) {
            return looks.size();
        }
    }

    /** What is remembered of it is out of date. */
    public void forget(K key) {
        synchronized (looks) {
            looks.remove(key);
        }
    }
}
