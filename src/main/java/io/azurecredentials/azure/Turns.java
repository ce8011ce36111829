package io.azurecredentials.azure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One write at a time to an application, by all threads of the process: Graph refuses or loses some
 * of the changes that are made to one object at once. First come, first served.
 *
 * <p>An application is known by its object id or, as long as that was not seen, by its unique name.
 */
final class Turns {
    /**
     * What is forgotten is learned again; a write that another one meets is refused and repeated.
     */
    private static final int MOST_NAMES = 10_000;

    private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();
    private final LinkedHashMap<String, String> objectIDs = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param wanted by how many; with none it goes
     */
    private record Turn(ReentrantLock lock, int wanted) {}

    /**
     * Makes a call when it is its turn.
     *
     * @param application object id or unique name
     * @throws InterruptedException if the thread is interrupted; no call was made then
     */
    <T> T take(String application, Supplier<T> call) throws InterruptedException {
        String id = objectID(application);
        ReentrantLock lock = turns.compute(id, (_, it) -> wanted(it)).lock();
        try {
            lock.lockInterruptibly();
            try {
                return call.get();
            } finally {
                lock.unlock();
            }
        } finally {
            turns.computeIfPresent(id, (_, it) -> done(it));
        }
    }

    /** An application of that unique name was seen: both mean the same one from now on. */
    void learn(String uniqueName, String objectID) {
        synchronized (objectIDs) {
            objectIDs.put(folded(uniqueName), folded(objectID));
            if (objectIDs.size() > MOST_NAMES) {
                objectIDs.pollFirstEntry();
            }
        }
    }

    /** How many applications are being written to, or are about to be. */
    int size() {
        return turns.size();
    }

    private String objectID(String application) {
        String folded = folded(application);
        synchronized (objectIDs) {
            return objectIDs.getOrDefault(folded, folded);
        }
    }

    private static Turn wanted(@Nullable Turn turn) {
        return turn == null
                ? new Turn(new ReentrantLock(true), 1)
                : new Turn(turn.lock(), turn.wanted() + 1);
    }

    private static @Nullable Turn done(Turn turn) {
        return turn.wanted() == 1 ? null : new Turn(turn.lock(), turn.wanted() - 1);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
