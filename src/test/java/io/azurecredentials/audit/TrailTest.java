package io.azurecredentials.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TrailTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void what_was_told_is_written_before_the_trail_ends() {
        try (Trail trail = new Trail(100, lines::add, () -> NOW)) {
            for (int i = 0; i < 50; i++) {
                trail.tell(entry("request-" + i));
            }
        }

        assertThat(lines).hasSize(50);
        assertThat(lines.getLast()).contains("\"request\":\"request-49\"");
    }

    /** Whoever reads the log may be slow, or gone: nobody waits for him. */
    @Test
    void nobody_waits_for_a_log_that_takes_nothing_and_what_is_missing_is_counted() {
        CountDownLatch reading = new CountDownLatch(1);
        Trail trail = new Trail(10, line -> slowly(reading, line), () -> NOW);
        try (trail) {
            for (int i = 0; i < 10_000; i++) {
                trail.tell(entry("request-" + i));
            }
            reading.countDown();
            await().until(() -> lines.stream().anyMatch(it -> it.contains("lost")));
        }

        long lost =
                lines.stream()
                        .filter(it -> it.contains("\"audit\":\"lost\""))
                        .mapToLong(
                                it -> Long.parseLong(it.replaceAll(".*\"count\":([0-9]+)}", "$1")))
                        .sum();
        long told = lines.stream().filter(it -> it.contains("request-")).count();
        assertThat(trail.lostSoFar()).isEqualTo(lost);
        assertThat(told).isLessThanOrEqualTo(12);
        assertThat(told + lost).isEqualTo(10_000);
    }

    /** So nobody hides among them. */
    @Test
    void who_is_turned_away_takes_no_line_from_who_is_let_in() {
        CountDownLatch reading = new CountDownLatch(1);
        try (Trail trail = new Trail(10, line -> slowly(reading, line), () -> NOW)) {
            for (int i = 0; i < 1_000; i++) {
                trail.tell(entry("request-" + i));
            }
            trail.tell(entry("the-one", Account.of(Outcome.ALLOWED, "")));
            reading.countDown();
        }

        assertThat(lines).filteredOn(it -> it.contains("the-one")).hasSize(1);
    }

    @Test
    void a_log_that_fails_is_told_of_later() {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Trail trail = new Trail(10, line -> failing(broken, line), () -> NOW)) {
            trail.tell(entry("request-1"));
            await().until(() -> !broken.get());
            await().until(() -> !lines.isEmpty());
            assertThat(trail.lostSoFar()).isEqualTo(1);
        }

        assertThat(lines).singleElement().asString().contains("\"audit\":\"lost\",\"count\":1");
    }

    private void slowly(CountDownLatch reading, String line) {
        try {
            reading.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        lines.add(line);
    }

    private void failing(AtomicBoolean broken, String line) {
        if (broken.getAndSet(false)) {
            throw new IllegalStateException("fake");
        }
        lines.add(line);
    }

    private static Entry entry(String request) {
        return entry(request, Account.of(Outcome.REFUSED, "Signature"));
    }

    private static Entry entry(String request, Account account) {
        return new Entry(NOW, Deed.LOGIN, request, "10.0.0.1", "team-a", account, Duration.ZERO);
    }
}
