package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.server.http.ForwardedFor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No request whatever ends the server, makes it fail, or makes it speak in a voice not ours. */
class FuzzIT {
    private static final int ROUNDS = 2000;
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Limits LIMITS =
            new Limits(
                    LONG, LONG, LONG, LONG, LONG, Duration.ZERO, Duration.ZERO, 256, 1024, 100_000);
    private static final List<String> SEEDS =
            List.of(
                    "GET /v1/sys/health?standbyok=true HTTP/1.1\r\nHost: x\r\n\r\n",
                    "PUT /v1/auth/azure/login HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{\"a\":\"b\"}",
                    "POST /v1/sys/leases/renew/azure%2Fcreds HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n5\r\n:\"b\"}\r\n0\r\n\r\n");

    @Test
    void no_mutated_request_kills_the_server() throws IOException {
        Random dice = new Random(20261122);
        try (Served served = new Served(LIMITS, new ForwardedFor(List.of()))) {
            int answered = 0;
            for (int i = 0; i < ROUNDS; i++) {
                try (Wired wired = served.connect()) {
                    String answers = wired.send(mutated(dice)).rest();
                    assertThat(answers)
                            .satisfiesAnyOf(
                                    it -> assertThat(it).isEmpty(),
                                    it -> assertThat(it).startsWith("HTTP/1.1 "));
                    assertThat(answers).doesNotContain("HTTP/1.1 500", "Exception", "helidon");
                    answered += answers.isEmpty() ? 0 : 1;
                }
            }
            assertThat(answered).isGreaterThan(ROUNDS / 2);
            assertThat(served.isWell()).isTrue();
        }
    }

    private static String mutated(Random dice) {
        StringBuilder text = new StringBuilder(SEEDS.get(dice.nextInt(SEEDS.size())));
        for (int n = dice.nextInt(4); n >= 0; n--) {
            int at = dice.nextInt(text.length());
            switch (dice.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) dice.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, text.substring(dice.nextInt(at + 1), at));
            }
        }
        return text.toString();
    }
}
