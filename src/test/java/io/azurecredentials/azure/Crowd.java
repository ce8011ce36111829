package io.azurecredentials.azure;

import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Requests that take as long as a test wants, in numbers. */
final class Crowd {
    private final Offline offline;
    private final Operation operation;
    private final Semaphore finish = new Semaphore(0);
    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    private final Map<String, Future<Answer<String>>> answers = new HashMap<>();

    Crowd(Offline offline, Operation operation) {
        this.offline = offline;
        this.operation = operation;
    }

    /** Sends one that ends when the test says so. */
    void send(Caller caller, String name) {
        send(caller, operation, name);
    }

    void send(Caller caller, Operation which, String name) {
        answers.put(name, offline.threads.submit(() -> caller.call(which, held(name))));
    }

    /** What came of one that was sent; what it threw is thrown here. */
    Answer<String> answer(String name) throws InterruptedException {
        try {
            return Objects.requireNonNull(answers.get(name)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        }
    }

    /** Takes every place, and waits until all are taken. */
    void fill(Caller caller) {
        for (int i = 0; i < 32; i++) {
            send(caller, "crowd-" + i);
        }
        until(() -> sent.size() == 32);
    }

    /** Waits until so many stand in line. */
    void untilWaiting(int number) {
        until(() -> offline.budget.lane(operation.service()).waiting() == number);
    }

    /** Lets so many end. */
    void finish(int number) {
        finish.release(number);
    }

    /** The names of those that were sent, in that order. */
    ConcurrentLinkedQueue<String> sent() {
        return sent;
    }

    static void until(Callable<Boolean> condition) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(condition);
    }

    private Function<Bearer, String> held(String name) {
        return _ -> {
            sent.add(name);
            finish.acquireUninterruptibly();
            return name;
        };
    }
}
