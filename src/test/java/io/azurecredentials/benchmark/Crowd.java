package io.azurecredentials.benchmark;

import io.azurecredentials.client.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Machines that want credentials all at once, each with a token and a connection of its own. */
final class Crowd {
    private final List<Drawer> all = new ArrayList<>();

    Crowd(Scene scene, int clients) {
        for (int i = 0; i < clients; i++) {
            all.add(new Drawer(scene));
        }
    }

    /** Has each of them do it that often, one time after the other. */
    Measured each(int times, Consumer<Drawer> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            List<Future<long[]>> running = new ArrayList<>();
            for (Drawer drawer : all) {
                running.add(threads.submit(() -> timed(times, () -> work.accept(drawer))));
            }
            List<long[]> took = new ArrayList<>();
            for (Future<long[]> one : running) {
                took.add(one.get());
            }
            return Measured.of(took, Duration.ofNanos(System.nanoTime() - start), Duration.ZERO);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long[] timed(int times, Runnable work) {
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            long before = System.nanoTime();
            work.run();
            took[i] = System.nanoTime() - before;
        }
        return took;
    }
}
