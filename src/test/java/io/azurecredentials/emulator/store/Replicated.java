package io.azurecredentials.emulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A map whose writes reach each replica at their own time. Values must not be changed once they are
 * in. Iteration is in key order. Safe for any number of readers; writers of one key take turns.
 */
public final class Replicated<T> {

    private final Consistency consistency;
    private final ConcurrentSkipListMap<String, List<Version<T>>> histories =
            new ConcurrentSkipListMap<>();

    public Replicated(Consistency consistency) {
        this.consistency = consistency;
    }

    public void put(String key, T value) {
        histories.compute(key, (k, history) -> newer(history, Optional.of(value)));
    }

    public void remove(String key) {
        histories.computeIfPresent(
                key,
                (k, history) -> {
                    List<Version<T>> next = newer(history, Optional.empty());
                    return next.size() == 1 ? null : next;
                });
    }

    /** The newest value, as the writers see it. */
    public Optional<T> current(String key) {
        List<Version<T>> history = histories.get(key);
        return history == null ? Optional.empty() : history.getFirst().value();
    }

    /** All newest values. */
    public Stream<T> current() {
        return histories.values().stream().flatMap(history -> history.getFirst().value().stream());
    }

    /** The value as a replica sees it. */
    public Optional<T> seen(String key, Lag lag, Replica replica) {
        List<Version<T>> history = histories.get(key);
        return history == null ? Optional.empty() : seen(history, key, lag, replica);
    }

    /**
     * All values as a replica sees them.
     *
     * @param lag the kind of lag of a value, by that value
     */
    public Stream<T> seen(Function<T, Lag> lag, Replica replica) {
        return histories.entrySet().stream()
                .flatMap(entry -> seen(entry.getValue(), entry.getKey(), lag, replica).stream());
    }

    private Optional<T> seen(
            List<Version<T>> history, String key, Function<T, Lag> lag, Replica replica) {
        return history.stream()
                .flatMap(version -> version.value().stream())
                .findFirst()
                .flatMap(value -> seen(history, key, lag.apply(value), replica));
    }

    private Optional<T> seen(List<Version<T>> history, String key, Lag lag, Replica replica) {
        for (Version<T> version : history) {
            if (replica.sees(lag, key, version)) {
                return version.value();
            }
        }
        return Optional.empty();
    }

    /** The history with one more version, without what nobody can see any more; newest first. */
    private List<Version<T>> newer(@Nullable List<Version<T>> history, Optional<T> value) {
        List<Version<T>> old = Objects.requireNonNullElse(history, List.of());
        long number = old.isEmpty() ? 1 : old.getFirst().number() + 1;
        Version<T> written = new Version<>(number, consistency.now(), value);
        if (consistency.isSettled(written)) {
            return List.of(written);
        }
        List<Version<T>> kept = new ArrayList<>();
        kept.add(written);
        for (Version<T> version : old) {
            kept.add(version);
            if (consistency.isSettled(version)) {
                break;
            }
        }
        return List.copyOf(kept);
    }
}
