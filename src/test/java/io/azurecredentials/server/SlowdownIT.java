package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.session.token.AddressRange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is refused again and again over one connection waits for each further answer. */
class SlowdownIT {
    private static final Duration LONG = Duration.ofSeconds(8);
    private static final Duration REST = Duration.ofMillis(300);
    private static final Limits LIMITS =
            new Limits(LONG, LONG, LONG, LONG, LONG, REST, Duration.ZERO, 64, 200, 100_000);
    private static final String UNKNOWN = "GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String GOOD = "GET /v1/sys/health HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final int FREE = 8;
    private static final int MORE = 3;

    @Test
    void further_refusals_come_no_faster_than_the_rests_between_them() throws IOException {
        try (Served served = new Served(LIMITS, new ForwardedFor(List.of()));
                Wired wired = served.connect()) {
            ask(wired, UNKNOWN, FREE + 1);
            assertThat(ask(wired, UNKNOWN, MORE)).isGreaterThanOrEqualTo(REST.multipliedBy(MORE));
        }
    }

    @Test
    void after_an_answer_that_is_no_refusal_all_is_forgiven() throws IOException {
        try (Served served = new Served(LIMITS, new ForwardedFor(List.of()));
                Wired wired = served.connect()) {
            ask(wired, UNKNOWN, FREE + 1);
            assertThat(ask(wired, GOOD, 1)).isGreaterThanOrEqualTo(REST);
            assertThat(ask(wired, UNKNOWN, FREE)).isLessThan(REST.multipliedBy(FREE));
        }
    }

    @Test
    void those_behind_a_proxy_of_ours_do_not_wait_for_each_other() throws IOException {
        ForwardedFor proxies =
                new ForwardedFor(List.of(AddressRange.parse("127.0.0.0/8").orElseThrow()));
        try (Served served = new Served(LIMITS, proxies);
                Wired wired = served.connect()) {
            ask(wired, UNKNOWN, FREE + 1);
            assertThat(ask(wired, UNKNOWN, 20)).isLessThan(REST.multipliedBy(20));
        }
    }

    private static Duration ask(Wired wired, String request, int times) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            wired.send(request).answer();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
