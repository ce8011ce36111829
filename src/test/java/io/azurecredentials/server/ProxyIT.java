package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.session.token.AddressRange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who called, when a proxy stands between (attacks 96 and 112). */
class ProxyIT {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final ForwardedFor LOCAL =
            new ForwardedFor(List.of(AddressRange.parse("127.0.0.0/8").orElseThrow()));

    @Test
    void a_trusted_proxy_says_who_called() throws IOException {
        try (Served served = new Served(Limits.STANDARD, LOCAL);
                Wired wired = served.connect()) {
            assertThat(caller(wired, "X-Forwarded-For: 10.9.9.9, 198.51.100.1\r\n"))
                    .contains("\"caller\":\"198.51.100.1\"");
            assertThat(caller(wired, "")).contains("\"caller\":\"127.0.0.1\"");
            assertThat(caller(wired, "X-Forwarded-For: rubbish\r\n")).contains("errors");
            assertThat(caller(wired, "X-Forwarded-For: 198.51.100.2\r\n"))
                    .contains("\"caller\":\"198.51.100.2\"");
        }
    }

    @Test
    void anybody_elses_word_counts_for_nothing() throws IOException {
        try (Served served = new Served(Limits.STANDARD, new ForwardedFor(List.of()));
                Wired wired = served.connect()) {
            for (String said : List.of("198.51.100.1", "rubbish")) {
                assertThat(caller(wired, "X-Forwarded-For: " + said + "\r\n"))
                        .contains("\"caller\":\"127.0.0.1\"");
            }
        }
    }

    @Test
    void who_asks_too_often_behind_a_proxy_spends_nobody_elses_requests() throws IOException {
        Limits few =
                new Limits(LONG, LONG, LONG, LONG, LONG, Duration.ZERO, Duration.ZERO, 4, 200, 5);
        try (Served served = new Served(few, LOCAL);
                Wired wired = served.connect()) {
            boolean refused = false;
            for (int i = 0; i < 100 && !refused; i++) {
                refused = caller(wired, "X-Forwarded-For: 198.51.100.1\r\n").contains("too many");
            }
            assertThat(refused).isTrue();
            assertThat(caller(wired, "X-Forwarded-For: 198.51.100.2\r\n")).contains("caller");
        }
    }

    private static String caller(Wired wired, String header) throws IOException {
        return wired.send(Row.LOGIN + header + "\r\n").answer().body();
    }
}
