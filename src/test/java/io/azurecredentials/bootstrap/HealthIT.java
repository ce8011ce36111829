package io.azurecredentials.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the kubelet and Prometheus are told. */
class HealthIT {
    private static final int MOST = 4;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void who_is_not_ready_says_why() throws Exception {
        List<String> why =
                List.of("AzureSessions are not known yet", "there is no certificate yet");
        try (Health health = new Health(0, () -> true, () -> why, () -> "")) {
            HttpResponse<String> answer =
                    http.send(request(health, "/readyz"), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body().lines()).containsExactlyElementsOf(why);
            assertThat(status(health, "/healthz")).isEqualTo(200);
        }
    }

    @Test
    void who_lacks_nothing_is_ready_and_who_is_of_no_use_not_alive() throws Exception {
        try (Health health = new Health(0, () -> false, List::of, () -> "")) {
            assertThat(status(health, "/readyz")).isEqualTo(200);
            assertThat(status(health, "/healthz")).isEqualTo(503);
        }
    }

    @Test
    void so_many_scrape_at_a_time_and_the_probes_do_not_wait_for_them() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger scraping = new AtomicInteger();
        try (Health health = new Health(0, () -> true, List::of, () -> scrape(scraping, end))) {
            List<CompletableFuture<Integer>> scrapes =
                    Stream.generate(() -> scrape(health)).limit(MOST).toList();
            await().until(() -> scraping.get() == MOST);

            assertThat(status(health, "/metrics")).isEqualTo(503);
            assertThat(status(health, "/readyz")).isEqualTo(200);

            end.countDown();
            assertThat(scrapes).allMatch(it -> it.join() == 200);
            assertThat(status(health, "/metrics")).isEqualTo(200);
        } finally {
            end.countDown();
        }
    }

    private CompletableFuture<Integer> scrape(Health health) {
        return http.sendAsync(request(health, "/metrics"), BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private static String scrape(AtomicInteger scraping, CountDownLatch end) {
        int _ = scraping.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "";
    }

    private int status(Health health, String path) throws Exception {
        return http.send(request(health, path), BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest request(Health health, String path) {
        return HttpRequest.newBuilder(URI.create(health.url() + path)).timeout(LONGEST).build();
    }
}
