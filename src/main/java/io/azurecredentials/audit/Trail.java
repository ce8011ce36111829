package io.azurecredentials.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines, on their way to the log. Thread-safe. */
public final class Trail implements AutoCloseable {
    /** What the lines are logged under; each is the whole message. */
    public static final String LOGGER = "io.azurecredentials.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    /** Some seconds of a flood; an entry is at most a few KiB. */
    private static final int MOST_WAITING = 8_192;

    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 200;

    private final BlockingQueue<Entry> waiting;
    private final int reserved;
    private final Consumer<String> out;
    private final Supplier<Instant> now;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong lostSoFar = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    /**
     * @param most how many may wait
     * @param out called by one thread; may take its time, and fail
     */
    Trail(int most, Consumer<String> out, Supplier<Instant> now) {
        this.waiting = new ArrayBlockingQueue<>(most);
        this.reserved = most / 2;
        this.out = out;
        this.now = now;
        this.writer = Thread.ofPlatform().daemon().name("audit").start(this::write);
    }

    /** Into the operator's log. */
    public static Trail toLog(Supplier<Instant> now) {
        return new Trail(MOST_WAITING, LOG::info, now);
    }

    /**
     * Never waits and never fails: a line that there is no room for is lost, and counted. Half of
     * the room is for those who are let in, so that nobody is lost among those who are not.
     */
    public void tell(Entry entry) {
        boolean hasRoom =
                entry.account().outcome() == Outcome.ALLOWED
                        || waiting.remainingCapacity() > reserved;
        if (!hasRoom || !waiting.offer(entry)) {
            lose(1);
        }
    }

    /** How many lines were lost, in all. */
    public long lostSoFar() {
        return lostSoFar.get();
    }

    private void lose(long count) {
        lost.addAndGet(count);
        lostSoFar.addAndGet(count);
    }

    /** What waits has two seconds to be written. */
    @Override
    public void close() {
        closing = true;
        try {
            boolean _ = writer.join(FAREWELL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (!closing || !waiting.isEmpty()) {
                @Nullable Entry next = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null && !isWritten(Line.of(next))) {
                    lose(1);
                }
                tellLost();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellLost() {
        long count = lost.getAndSet(0);
        if (count > 0 && !isWritten(Line.ofLost(now.get().toString(), count))) {
            lost.addAndGet(count);
        }
    }

    /** A log that fails is one that nobody can be told of. */
    private boolean isWritten(String line) {
        try {
            out.accept(line);
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }
}
