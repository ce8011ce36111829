package io.azurecredentials.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.session.token.AddressRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** Handshakes cost more than all that comes after them. */
class HandshakesIT {
    private static final String GET = Row.GET + "\r\n";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Limits FEW =
            new Limits(LONG, LONG, LONG, LONG, LONG, Duration.ZERO, Duration.ZERO, 64, 200, 5);

    @Test
    void who_connects_too_often_is_kept_out_and_others_are_not() throws IOException {
        try (Served served = new Served(FEW, new ForwardedFor(List.of()))) {
            assertThatThrownBy(() -> connect(served, 50)).isInstanceOf(IOException.class);

            try (SSLSocket other = socket(served, "127.0.0.2")) {
                assertThat(status(other)).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void a_trusted_proxy_connects_for_many() throws IOException {
        ForwardedFor local =
                new ForwardedFor(List.of(AddressRange.parse("127.0.0.0/8").orElseThrow()));
        try (Served served = new Served(FEW, local)) {
            connect(served, 50);
            assertThat(served.isWell()).isTrue();
        }
    }

    /** The JDK reads it once, before its first handshake as a server. */
    @Test
    void a_caller_cannot_have_another_handshake_over_the_same_connection() {
        try (Served _ = Served.quickly()) {
            assertThat(System.getProperty("jdk.tls.rejectClientInitiatedRenegotiation"))
                    .isEqualTo("true");
        }
    }

    private static void connect(Served served, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            served.connect().close();
        }
    }

    private static String status(SSLSocket socket) throws IOException {
        socket.getOutputStream().write(GET.getBytes(US_ASCII));
        return new String(socket.getInputStream().readNBytes(15), US_ASCII);
    }

    private static SSLSocket socket(Served to, String from) throws IOException {
        SSLSocket socket = (SSLSocket) to.client().getSocketFactory().createSocket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to.port()));
        socket.setSoTimeout(Math.toIntExact(LONG.toMillis()));
        socket.startHandshake();
        return socket;
    }
}
