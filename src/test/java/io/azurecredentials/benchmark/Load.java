package io.azurecredentials.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/** Callers, each with a thread and a connection. */
final class Load {
    /** Who asks at once. */
    static final int CROWD = 8;

    private static final Duration TOO_LATE = Duration.ofSeconds(2);

    private final SSLContext tls;
    private final ServerProcess server;

    Load(SSLContext tls, ServerProcess server) {
        this.tls = tls;
        this.server = server;
    }

    /** As fast as the server can: each of eight asks again, in turn, as soon as it is answered. */
    Measured atOnce(List<Ask> asks, Duration time) {
        return run(CROWD, asks, time, _ -> System::nanoTime);
    }

    /** A single time. */
    Measured once(Ask ask) {
        AtomicLong number = new AtomicLong();
        return run(
                1,
                List.of(ask),
                TOO_LATE,
                start -> () -> number.getAndIncrement() == 0 ? start : Long.MAX_VALUE);
    }

    /**
     * At a steady rate, whether or not the last was answered; an answer's time counts from when its
     * question was due.
     *
     * @param callers among whom they are shared
     * @param asks in turn
     */
    Measured offered(int callers, List<Ask> asks, double perSecond, Duration time) {
        double every = TimeUnit.SECONDS.toNanos(1) / perSecond;
        AtomicLong number = new AtomicLong();
        return run(
                callers,
                asks,
                time,
                start -> () -> start + (long) (number.getAndIncrement() * every));
    }

    /** Says when what is due, from a start. */
    @FunctionalInterface
    private interface Schedule {
        LongSupplier from(long start);
    }

    private Measured run(int callers, List<Ask> asks, Duration time, Schedule schedule) {
        List<Caller> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int i = 0; i < callers; i++) {
                all.add(new Caller(tls, server.port()));
            }
            Duration cpu = server.cpu();
            long start = System.nanoTime();
            LongSupplier due = schedule.from(start);
            List<Future<long[]>> running = new ArrayList<>();
            for (Caller caller : all) {
                running.add(threads.submit(() -> put(caller, asks, due, start + time.toNanos())));
            }
            List<long[]> took = new ArrayList<>();
            for (Future<long[]> one : running) {
                took.add(one.get());
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return Measured.of(took, elapsed, server.cpu().minus(cpu));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            all.forEach(Load::close);
        }
    }

    private static long[] put(Caller caller, List<Ask> asks, LongSupplier next, long end)
            throws IOException {
        long[] took = new long[1024];
        int count = 0;
        long last = end + TOO_LATE.toNanos();
        for (long due = next.getAsLong();
                due < end && System.nanoTime() < last;
                due = next.getAsLong()) {
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            caller.put(asks.get(count % asks.size()));
            took = count < took.length ? took : Arrays.copyOf(took, 2 * count);
            took[count++] = System.nanoTime() - due;
        }
        return Arrays.copyOf(took, count);
    }

    private static void close(Caller caller) {
        try {
            caller.close();
        } catch (IOException _) {
            // The server may be gone
        }
    }
}
