package io.azurecredentials.server;

import io.azurecredentials.server.http.Incoming;
import io.azurecredentials.server.http.Slowdown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/**
 * One connection, and until when whatever it is at must be done. The deadline covers all of it: one
 * that hands out a byte at a time meets it too.
 */
final class Connection {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Socket socket;
    private final SocketAddress remote;
    private final InetAddress peer;
    private volatile Optional<SSLSocket> secured = Optional.empty();
    private volatile Optional<Boolean> asksForOthers = Optional.empty();
    private volatile long began = System.nanoTime();
    private volatile long allowed = Long.MAX_VALUE;
    private volatile boolean waiting = true;
    private volatile boolean idle;
    private volatile Optional<Incoming> incoming = Optional.empty();
    private volatile Slowdown slowdown = Slowdown.NONE;

    Connection(Socket socket) {
        this.socket = socket;
        this.remote = socket.getRemoteSocketAddress();
        this.peer = socket.getInetAddress();
    }

    SocketAddress remote() {
        return remote;
    }

    InetAddress peer() {
        return peer;
    }

    /** The handshake goes over this one. */
    void secure(SSLSocket tls) {
        secured = Optional.of(tls);
    }

    /** What its other end showed, its own first; none unless it was asked. */
    List<X509Certificate> certificates() {
        Optional<SSLSocket> asked = secured.filter(SSLSocket::getWantClientAuth);
        if (asked.isEmpty()) {
            return List.of();
        }
        try {
            return Stream.of(asked.get().getSession().getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException _) {
            return List.of();
        }
    }

    /** Whether those are known; asked once, since it cannot show others. */
    boolean isKnown(Predicate<List<X509Certificate>> known) {
        if (asksForOthers.isEmpty()) {
            asksForOthers = Optional.of(known.test(certificates()));
        }
        return asksForOthers.get();
    }

    /** What came over it, to be taken once. */
    void lay(Incoming whole) {
        incoming = Optional.of(whole);
    }

    /** What came over it last. */
    Incoming take() {
        Incoming whole = incoming.orElseThrow();
        incoming = Optional.empty();
        return whole;
    }

    /** It was answered so. */
    void answered(int status) {
        slowdown = slowdown.after(status);
    }

    /** How it has fared. */
    Slowdown slowdown() {
        return slowdown;
    }

    /** It has this long for what the caller must do next. */
    void awaits(Duration limit) {
        idle = false;
        allow(limit);
        waiting = true;
    }

    /**
     * Nothing of a request has come yet, which is the moment for its end if there has to be one.
     */
    void rests(Duration limit) {
        awaits(limit);
        idle = true;
    }

    /** It is being answered, for as long as that takes. */
    void works() {
        waiting = false;
        idle = false;
        allowed = Long.MAX_VALUE;
    }

    /** A read comes back after so long, with nothing; only when it is there if that is zero. */
    void listens(Duration limit) {
        try {
            socket.setSoTimeout((int) limit.toMillis());
        } catch (IOException _) {
            // It is over, which whoever reads will find out
        }
    }

    /** A write has this long. */
    void writes(Duration limit) {
        allow(limit);
    }

    /** It is over, and has a moment for its end in TLS, which waits for the caller, too. */
    void closes() {
        awaits(FAREWELL);
    }

    /** Whether it is the caller's turn: such a one can be given up for another. */
    boolean isWaiting() {
        return waiting;
    }

    /** Whether nothing has been asked over it since that long. */
    boolean isIdle(long now, Duration since) {
        return idle && now - began > since.toNanos();
    }

    long began() {
        return began;
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    boolean isOverdue(long now) {
        return now - began > allowed;
    }

    /** Beneath TLS, whose own end would wait for the caller. */
    void cut() {
        try {
            socket.close();
        } catch (IOException _) {
            // As good as closed
        }
    }

    /** Says in TLS that nothing more will come. */
    void finish() throws IOException {
        if (secured.isPresent()) {
            secured.get().shutdownOutput();
        }
    }

    private void allow(Duration limit) {
        allowed = Long.MAX_VALUE;
        began = System.nanoTime();
        allowed = limit.toNanos();
    }
}
