package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.azurecredentials.server.http.ForwardedFor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of connections that are over. */
class ClosingIT {
    private static final Duration LATEST = Duration.ofSeconds(8);
    private static final int MANY = 200;
    private static final int FEW = 40;
    private static final ForwardedFor NOBODY = new ForwardedFor(List.of());

    @Test
    void connections_that_have_ended_hold_no_file_descriptors() throws IOException {
        try (Served served = new Served(Limits.STANDARD, NOBODY)) {
            assertThat(served.isWell()).isTrue();
            long before = descriptors();
            for (int i = 0; i < MANY; i++) {
                assertThat(served.isWell()).isTrue();
            }
            await().atMost(LATEST)
                    .untilAsserted(() -> assertThat(descriptors()).isLessThan(before + FEW));
        }
    }

    /** As when it does not read, and so nothing can be written to it. */
    @Test
    void one_that_does_not_let_itself_be_closed_is_cut() throws IOException {
        try (Connections connections = new Connections(Limits.STANDARD, NOBODY);
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket caller = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            caller.setSoTimeout(Math.toIntExact(LATEST.toMillis()));
            Connection connection = connections.admit(accepted).orElseThrow();
            connection.works();
            connection.closes();
            assertThat(connection.isWaiting()).isTrue();
            assertThat(connections.at(connection.remote())).contains(connection);

            assertThat(caller.getInputStream().read()).isNegative();
            await().atMost(LATEST)
                    .untilAsserted(() -> assertThat(connections.at(connection.remote())).isEmpty());
        }
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount();
    }
}
