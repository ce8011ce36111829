package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.session.token.AddressRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose connection goes where there are too many. */
class ConnectionsTest {
    private static final InetAddress LARGE = AddressRange.address("192.0.2.1").orElseThrow();
    private static final InetAddress SMALL = AddressRange.address("192.0.2.2").orElseThrow();
    private static final InetAddress LONE = AddressRange.address("192.0.2.3").orElseThrow();
    private static final InetAddress NEW = AddressRange.address("192.0.2.4").orElseThrow();

    private final Connections connections = new Connections(limits(6), new ForwardedFor(List.of()));
    private int port;

    /** A socket that only says who is at its other end. */
    private static final class Fake extends Socket {
        private final InetSocketAddress remote;

        Fake(InetSocketAddress remote) {
            this.remote = remote;
        }

        @Override
        public InetAddress getInetAddress() {
            return remote.getAddress();
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return remote;
        }
    }

    @AfterEach
    void stop() {
        connections.close();
    }

    @Test
    void it_is_the_one_that_waited_longest_of_whoever_has_most() {
        List<Connection> large = List.of(admit(LARGE), admit(LARGE), admit(LARGE));
        List<Connection> small = List.of(admit(SMALL), admit(SMALL), admit(LONE));

        assertThat(connections.admit(socket(NEW))).isPresent();

        assertThat(large).extracting(Connection::isClosed).containsExactly(true, false, false);
        assertThat(small).noneMatch(Connection::isClosed);
    }

    @Test
    void where_all_of_his_are_being_answered_it_is_one_of_whoever_has_most_after_him() {
        List<Connection> large = List.of(admit(LARGE), admit(LARGE), admit(LARGE));
        List<Connection> small = List.of(admit(SMALL), admit(SMALL));
        Connection _ = admit(LONE);
        large.forEach(Connection::works);

        assertThat(connections.admit(socket(NEW))).isPresent();
        assertThat(small).extracting(Connection::isClosed).containsExactly(true, false);

        small.forEach(Connection::works);
        assertThat(connections.admit(socket(NEW))).isPresent();
        assertThat(large).noneMatch(Connection::isClosed);
        assertThat(small.getLast().isClosed()).isFalse();
    }

    @Test
    void where_all_are_being_answered_there_is_no_room() {
        List<Connection> all =
                List.of(
                        admit(LARGE),
                        admit(LARGE),
                        admit(LARGE),
                        admit(SMALL),
                        admit(SMALL),
                        admit(LONE));
        all.forEach(Connection::works);

        assertThat(connections.admit(socket(NEW))).isEmpty();
        assertThat(all).noneMatch(Connection::isClosed);
    }

    private Connection admit(InetAddress peer) {
        Optional<Connection> admitted = connections.admit(socket(peer));
        assertThat(admitted).isPresent();
        return admitted.orElseThrow();
    }

    private Socket socket(InetAddress peer) {
        port++;
        return new Fake(new InetSocketAddress(peer, port));
    }

    private static Limits limits(int most) {
        Limits like = Limits.STANDARD;
        return new Limits(
                like.handshake(),
                like.head(),
                like.body(),
                like.write(),
                like.idle(),
                like.rest(),
                like.quiet(),
                like.connectionsOfPeer(),
                most,
                like.requestsPerSecond());
    }
}
