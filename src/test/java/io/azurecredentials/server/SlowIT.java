package io.azurecredentials.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.server.http.ForwardedFor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Those who take their time, and those who come in numbers (attacks 107 and 112). */
class SlowIT {
    private static final String HOST = "Host: x\r\n";
    private static final String LOGIN = "POST /v1/auth/azure/login HTTP/1.1\r\n" + HOST;
    private static final String GET = "GET /v1/sys/health HTTP/1.1\r\n" + HOST + "\r\n";
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LATEST = Duration.ofSeconds(8);

    /** Nobody is late by these, so whoever is cut off was given up for another. */
    private static final Limits PATIENT =
            new Limits(
                    LATEST,
                    LATEST,
                    LATEST,
                    LATEST,
                    LATEST,
                    Duration.ZERO,
                    Duration.ZERO,
                    64,
                    200,
                    100_000);

    private static Served served;

    /**
     * One of them.
     *
     * @param sent at once
     * @param drip sent again and again, a byte at a time
     */
    record Slow(String name, String sent, String drip) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        served = Served.quickly();
        for (int i = 0; i < 20; i++) {
            warmUp();
        }
    }

    /** The first connections load classes for longer than the deadlines allow. */
    private static void warmUp() {
        try {
            served.isWell();
        } catch (IOException _) {
            // One more will do
        }
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    static List<Slow> slow() {
        return List.of(
                new Slow("says nothing", "", ""),
                new Slow("request line", "", "G"),
                new Slow("header", GET.strip() + "\r\n", "X"),
                new Slow("header after header", GET.strip() + "\r\n", "X: y\r\n"),
                new Slow("body", LOGIN + "Content-Length: 60000\r\n\r\n", "x"),
                new Slow("body that never comes", LOGIN + "Content-Length: 9\r\n\r\n", ""),
                new Slow("chunks", LOGIN + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
                new Slow("size of a chunk", LOGIN + "Transfer-Encoding: chunked\r\n\r\n1\r\n", ""),
                new Slow(
                        "leave that is not used",
                        LOGIN + "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n",
                        ""),
                new Slow("a second request", GET, "G"),
                new Slow("nothing after the first", GET, ""));
    }

    @ParameterizedTest
    @MethodSource("slow")
    void whoever_is_slow_is_cut_off_although_something_always_comes(Slow row) throws IOException {
        try (Wired wired = served.connect()) {
            wired.send(row.sent());

            assertThatItEnds(wired, row.drip());
        }
        assertThat(served.isWell()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("handshakes")
    void a_slow_handshake_is_cut_off(Slow row) throws IOException {
        try (Wired wired = Wired.plain(served.port())) {
            wired.send(row.sent());

            assertThatItEnds(wired, row.drip());
        }
    }

    static List<Slow> handshakes() {
        return List.of(
                new Slow("nothing", "", ""),
                new Slow("record a byte at a time", "\u0016\u0003\u0001\u0002\u0000", "\u0001"),
                new Slow("half a record", "\u0016\u0003\u0001\u0002\u0000\u0001", ""));
    }

    /** Answers that nobody takes fill buffers on both sides, and then the writer stands. */
    @Test
    void who_does_not_read_the_answers_is_cut_off() throws IOException {
        try (Wired wired = served.connect()) {
            String many = GET.repeat(2000);
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 200; i++) {
                                    wired.send(many);
                                    LockSupport.parkNanos(STEP.toNanos());
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
        assertThat(served.isWell()).isTrue();
    }

    @Test
    void a_thousand_idle_connections_of_the_same_peer_do_not_keep_a_request_out()
            throws IOException {
        List<Socket> idle = new ArrayList<>();
        try (Served patient = new Served(PATIENT, new ForwardedFor(List.of()))) {
            for (int i = 0; i < 1000; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), patient.port()));
            }
            assertThat(patient.isWell()).isTrue();
        } finally {
            for (Socket it : idle) {
                it.close();
            }
        }
    }

    @Test
    void a_flood_of_one_peer_takes_nobody_elses_connection() throws IOException {
        List<Socket> flood = new ArrayList<>();
        try (Served patient = new Served(PATIENT, new ForwardedFor(List.of()));
                SSLSocket other = from("127.0.0.2", patient)) {
            for (int i = 0; i < 300; i++) {
                flood.add(new Socket(InetAddress.getLoopbackAddress(), patient.port()));
            }
            other.getOutputStream().write(GET.getBytes(US_ASCII));
            assertThat(new String(other.getInputStream().readNBytes(15), US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
        } finally {
            for (Socket it : flood) {
                it.close();
            }
        }
    }

    @Test
    void who_asks_too_often_is_told_to_wait_and_others_are_not() throws IOException {
        Limits few =
                new Limits(
                        LATEST,
                        LATEST,
                        LATEST,
                        LATEST,
                        LATEST,
                        Duration.ZERO,
                        Duration.ZERO,
                        64,
                        200,
                        5);
        try (Served strict = new Served(few, new ForwardedFor(List.of()));
                Wired greedy = strict.connect()) {
            int refused = 0;
            for (int i = 0; i < 40 && refused == 0; i++) {
                Wired.Answer answer = greedy.send(GET).answer();
                if (answer.status() == 429) {
                    refused++;
                    assertThat(answer.header("retry-after")).isEqualTo("1");
                    assertThat(greedy.isEnded()).isTrue();
                }
            }
            assertThat(refused).isOne();
            try (SSLSocket other = from("127.0.0.2", strict)) {
                other.getOutputStream().write(GET.getBytes(US_ASCII));
                assertThat(new String(other.getInputStream().readNBytes(15), US_ASCII))
                        .isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    private static SSLSocket from(String address, Served to) throws IOException {
        SSLSocket socket = (SSLSocket) to.client().getSocketFactory().createSocket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to.port()));
        socket.setSoTimeout(Math.toIntExact(LATEST.toMillis()));
        socket.startHandshake();
        return socket;
    }

    private static void assertThatItEnds(Wired wired, String drip) {
        long began = System.nanoTime();
        boolean ended = false;
        for (int i = 0; !ended && System.nanoTime() - began < LATEST.toNanos(); i++) {
            LockSupport.parkNanos(STEP.toNanos());
            try {
                wired.send(
                        drip.isEmpty()
                                ? ""
                                : drip.substring(i % drip.length(), i % drip.length() + 1));
                ended = wired.isEndedByNow();
            } catch (IOException _) {
                ended = true;
            }
        }
        assertThat(ended).isTrue();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began))
                .isBetween(300L, LATEST.toMillis());
    }
}
