package io.azurecredentials.replicas;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Clients, each with an errand of its own that it runs again and again. */
final class Crowd implements AutoCloseable {
    /** Enough for every moment to have somebody in it, and little enough for two cores. */
    private static final Duration BREATH = Duration.ofMillis(40);

    private final Map<String, Integer> done = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean going = true;

    /** Sends another client. */
    void send(String name, Errand errand, Visitor visitor) {
        Visitor unhurried =
                (method, path, token, body) -> {
                    LockSupport.parkNanos(BREATH.toNanos());
                    return visitor.ask(method, path, token, body);
                };
        threads.add(Thread.ofVirtual().start(() -> repeat(name, errand, unhurried)));
    }

    /** What each of them has done how often. */
    Map<String, Integer> done() {
        return new TreeMap<>(done);
    }

    /** What was not answered as it should have been. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void repeat(String name, Errand errand, Visitor visitor) {
        while (going) {
            try {
                errand.run(visitor);
                done.merge(name, 1, Integer::sum);
            } catch (IOException e) {
                failures.add(Instant.now() + " " + name + " " + e);
            }
        }
    }

    /** All finish what they are at. */
    @Override
    public void close() {
        going = false;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
