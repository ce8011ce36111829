package io.azurecredentials.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ParentTest {

    @Test
    void chores_are_done_again_until_the_parent_ends() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        AtomicInteger done = new AtomicInteger();

        new Parent(end)
                .awaitEnd(
                        Duration.ofMillis(1),
                        () -> {
                            if (done.incrementAndGet() == 3) {
                                end.complete(null);
                            }
                        });

        assertThat(done).hasValue(3);
    }

    @Test
    void a_parent_that_has_ended_leaves_no_chores() {
        AtomicInteger done = new AtomicInteger();

        new Parent(CompletableFuture.completedFuture(null))
                .awaitEnd(Duration.ofDays(1), done::incrementAndGet);

        assertThat(done).hasValue(0);
    }
}
