package io.azurecredentials.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.tls.Fixed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TLS is spoken here, and with which certificate (attacks 110 and 114). */
class TlsIT {
    private static final String GET = "GET /v1/sys/health HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final int ALERT = 21;
    private static Served served;

    @BeforeAll
    static void start() {
        served = new Served(Limits.STANDARD, new ForwardedFor(List.of()));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    /** SSL 3 to TLS 1.1, the last of them what a client offers at most. */
    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302})
    void what_is_older_than_TLS_1_2_is_refused(int version) throws IOException {
        assertThatItAlerts(hello(version, 0xC02B, 0xC02F, 0x002F, 0x0035));
    }

    /** 3DES, RC4, CBC without and with forward secrecy, NULL, anonymous, export. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x000A, 0x0005, 0x002F, 0x0035, 0x003C, 0xC013, 0xC009, 0xC023, 0xC027, 0x009C,
                0x009E, 0x0001, 0x0034, 0x0003
            })
    void weak_suites_of_TLS_1_2_are_refused(int suite) throws IOException {
        assertThatItAlerts(hello(0x0303, suite));
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3,TLS_AES_128_GCM_SHA256",
        "TLSv1.3,TLS_AES_256_GCM_SHA384",
        "TLSv1.2,TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
    })
    void good_suites_are_spoken(String protocol, String suite) throws IOException {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            assertThat(status(socket)).isEqualTo(200);
        }
    }

    @Test
    void a_request_without_TLS_is_not_answered() throws IOException {
        try (Wired wired = Wired.plain(served.port())) {
            wired.send(GET);
            assertThatThrownBy(wired::answer).isInstanceOf(IOException.class);
        }
        assertThat(served.isWell()).isTrue();
    }

    /** Clients that go by address send none, and those behind a proxy send another. */
    @Test
    void the_name_that_is_asked_for_does_not_matter() throws IOException {
        try (SSLSocket socket = socket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName("elsewhere.example")));
            socket.setSSLParameters(parameters);
            assertThat(status(socket)).isEqualTo(200);
        }
    }

    @Test
    void only_HTTP_1_1_is_negotiated() throws IOException {
        try (SSLSocket socket = socket()) {
            offer(socket, "h2", "http/1.1");
            assertThat(status(socket)).isEqualTo(200);
            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
        }
        try (SSLSocket socket = socket()) {
            offer(socket, "h2");
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_client_that_trusts_somebody_else_goes_away() throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        Fixed.authority()
                                .client()
                                .getSocketFactory()
                                .createSocket("127.0.0.1", served.port());
        try (socket) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
        assertThat(served.isWell()).isTrue();
    }

    @Test
    void an_expired_certificate_that_is_replaced_is_not_shown_again() throws IOException {
        served.tls.set(served.authority.server(Instant.now().minus(Duration.ofDays(60))).context());
        try (SSLSocket socket = socket()) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
        served.tls.set(served.authority.server().context());
        assertThat(served.isWell()).isTrue();
    }

    @Test
    void a_new_certificate_under_load_costs_no_request()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Wired old = served.connect()) {
            List<Future<Integer>> counts =
                    List.of(
                            clients.submit(() -> requests(over)),
                            clients.submit(() -> requests(over)),
                            clients.submit(() -> requests(over)));
            for (int i = 0; i < 30; i++) {
                served.tls.set(served.authority.server().context());
                assertThat(old.send(GET).answer().status()).isEqualTo(200);
            }
            over.set(true);
            for (Future<Integer> it : counts) {
                assertThat(it.get(30, TimeUnit.SECONDS)).isPositive();
            }
        }
    }

    /** Each over a connection of its own; fails with the first that is not answered. */
    private static int requests(AtomicBoolean over) throws IOException {
        int count = 0;
        while (!over.get() || count == 0) {
            assertThat(served.isWell()).isTrue();
            count++;
        }
        return count;
    }

    private static SSLSocket socket() throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        served.client().getSocketFactory().createSocket("127.0.0.1", served.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static int status(SSLSocket socket) throws IOException {
        socket.startHandshake();
        socket.getOutputStream().write(GET.getBytes(US_ASCII));
        return Integer.parseInt(
                new String(socket.getInputStream().readNBytes(12), US_ASCII).split(" ", -1)[1]);
    }

    private static void offer(SSLSocket socket, String... protocols) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
    }

    private static void assertThatItAlerts(byte[] hello) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(hello);
            assertThat(socket.getInputStream().read()).isEqualTo(ALERT);
        }
        assertThat(served.isWell()).isTrue();
    }

    /** A ClientHello as clients before TLS 1.3 send it (RFC 5246 section 7.4.1.2). */
    private static byte[] hello(int version, int... suites) {
        int length = 2 + 32 + 1 + 2 + 2 * suites.length + 2;
        ByteBuffer hello = ByteBuffer.allocate(5 + 4 + length);
        hello.put((byte) 22).putShort((short) 0x0301).putShort((short) (4 + length));
        hello.put((byte) 1).put((byte) 0).putShort((short) length);
        hello.putShort((short) version).put(new byte[32]).put((byte) 0);
        hello.putShort((short) (2 * suites.length));
        for (int suite : suites) {
            hello.putShort((short) suite);
        }
        hello.put((byte) 1).put((byte) 0);
        return hello.array();
    }
}
