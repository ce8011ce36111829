package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Precedence;
import io.azurecredentials.azure.throttling.Priority;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many requests at a time. Who finds no place stands in line; {@link Precedence} says whose line
 * moves next.
 */
final class Places {
    private final ReentrantLock lock = new ReentrantLock();

    /** None of them is empty. */
    private final Map<Priority, Queue<Waiter>> lines = new EnumMap<>(Priority.class);

    private int free;
    private long arrivals;
    private int passed;

    /**
     * @param number counts who came
     * @param served open once a place is theirs
     */
    private record Waiter(long number, CountDownLatch served) {}

    Places(int places) {
        free = places;
    }

    /**
     * Waits for a place.
     *
     * @throws InterruptedException if the thread is interrupted; no place is held then
     */
    void acquire(Priority priority) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Optional<Waiter> waiter = enter(priority);
        if (waiter.isEmpty()) {
            return;
        }
        try {
            waiter.get().served().await();
        } catch (InterruptedException e) {
            leave(priority, waiter.get());
            throw e;
        }
    }

    /** Gives a place back, to whoever is next. */
    void release() {
        lock.lock();
        try {
            if (lines.isEmpty()) {
                free++;
            } else {
                serve();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many stand in line. */
    int waiting() {
        lock.lock();
        try {
            return lines.values().stream().mapToInt(Queue::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a place, or stands in line. */
    private Optional<Waiter> enter(Priority priority) {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return Optional.empty();
            }
            Waiter waiter = new Waiter(arrivals++, new CountDownLatch(1));
            lines.computeIfAbsent(priority, _ -> new ArrayDeque<>()).add(waiter);
            return Optional.of(waiter);
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        Map<Priority, Long> first = new EnumMap<>(Priority.class);
        lines.forEach((priority, line) -> first.put(priority, line.element().number()));
        Priority next = Precedence.next(first, passed);
        passed = Precedence.passes(first, next) ? passed + 1 : 0;
        lines.computeIfPresent(
                next,
                (_, line) -> {
                    line.remove().served().countDown();
                    return line.isEmpty() ? null : line;
                });
    }

    /** Goes away from the line; a place that was given meanwhile goes to the next one. */
    private void leave(Priority priority, Waiter waiter) {
        lock.lock();
        try {
            Queue<Waiter> line = lines.get(priority);
            if (line == null || !line.remove(waiter)) {
                release();
            } else if (line.isEmpty()) {
                lines.remove(priority);
            }
        } finally {
            lock.unlock();
        }
    }
}
