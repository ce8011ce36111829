package io.azurecredentials.azure;

import static io.azurecredentials.azure.throttling.Priority.CHECK;
import static io.azurecredentials.azure.throttling.Priority.ISSUANCE;
import static io.azurecredentials.azure.throttling.Priority.REVOCATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.azure.throttling.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlacesTest {
    private final Places places = new Places(1);
    private final BlockingQueue<Priority> served = new LinkedBlockingQueue<>();

    @Test
    void who_waits_is_served_by_urgency_and_then_by_arrival() throws Exception {
        places.acquire(ISSUANCE);
        line(CHECK);
        line(ISSUANCE);
        line(REVOCATION);
        line(REVOCATION);

        assertThat(serveAll(4)).containsExactly(REVOCATION, REVOCATION, ISSUANCE, CHECK);
    }

    @Test
    void the_least_urgent_is_not_passed_for_ever() throws Exception {
        places.acquire(ISSUANCE);
        line(CHECK);
        for (int i = 0; i < 5; i++) {
            line(REVOCATION);
        }

        assertThat(serveAll(6))
                .containsExactly(REVOCATION, REVOCATION, REVOCATION, CHECK, REVOCATION, REVOCATION);
    }

    @Test
    void who_gives_up_waiting_leaves_the_line() throws Exception {
        places.acquire(ISSUANCE);
        Thread first = line(REVOCATION);
        line(CHECK);
        first.interrupt();
        await().until(() -> places.waiting() == 1);

        assertThat(serveAll(1)).containsExactly(CHECK);
    }

    @Test
    void a_place_that_is_given_back_is_there_for_the_next() throws Exception {
        places.acquire(ISSUANCE);
        places.release();

        line(ISSUANCE, 0);
        assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo(ISSUANCE);
    }

    /** However interrupts and releases meet, no place is lost. */
    @Test
    @Timeout(60)
    void a_place_given_to_who_just_gave_up_goes_to_the_next() throws Exception {
        for (int i = 0; i < 500; i++) {
            places.acquire(ISSUANCE);
            Thread impatient = line(REVOCATION);
            Thread.startVirtualThread(impatient::interrupt);
            places.release();
            impatient.join(Duration.ofSeconds(10));
            if (served.poll() != null) {
                places.release();
            }
        }

        places.acquire(ISSUANCE);
        assertThat(places.waiting()).isZero();
    }

    private List<Priority> serveAll(int number) throws InterruptedException {
        List<Priority> order = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            places.release();
            order.add(served.poll(10, TimeUnit.SECONDS));
        }
        return order;
    }

    private Thread line(Priority priority) {
        return line(priority, places.waiting() + 1);
    }

    /** Somebody who wants a place, and stands in line already. */
    private Thread line(Priority priority, int waiting) {
        Thread thread =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                places.acquire(priority);
                                served.add(priority);
                            } catch (InterruptedException e) {
                                // Gave up.
                            }
                        });
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> places.waiting() >= waiting);
        return thread;
    }
}
