package io.azurecredentials.serve;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The process that started this one; what serves ends with it.
 *
 * @param end done when it has ended
 */
public record Parent(CompletableFuture<?> end) {

    /** Ask early: whose parent has ended has another one. */
    public static Parent ofThisProcess() {
        return ProcessHandle.current()
                .parent()
                .map(it -> new Parent(it.onExit()))
                .orElseGet(() -> new Parent(CompletableFuture.completedFuture(null)));
    }

    /** Returns when it has ended. */
    public void awaitEnd() {
        end.join();
    }

    /** Does the chore again and again, and returns when it has ended. */
    public void awaitEnd(Duration between, Runnable chore) {
        while (!hasEndedWithin(between)) {
            chore.run();
        }
    }

    private boolean hasEndedWithin(Duration time) {
        CompletableFuture<Boolean> ended = end.thenApply(_ -> true);
        return ended.completeOnTimeout(false, time.toNanos(), TimeUnit.NANOSECONDS).join();
    }
}
