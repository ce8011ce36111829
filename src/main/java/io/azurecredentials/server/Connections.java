package io.azurecredentials.server;

import io.azurecredentials.peer.PeerAddress;
import io.azurecredentials.server.http.Bucket;
import io.azurecredentials.server.http.ForwardedFor;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Every open connection, who holds how many, and who asks how often. Where there are too many, the
 * one that has kept us waiting longest goes: that of the same peer, or of the peer that has most of
 * those that keep us waiting at all. So a flood takes its own place away, and nobody else's.
 */
final class Connections implements AutoCloseable {
    private static final int SWEEP_MILLIS = 100;

    /** As many requests cost about the signature of one. */
    private static final int HANDSHAKE = 4;

    private final Limits limits;
    private final ForwardedFor proxies;
    private final Map<PeerAddress, Peer> peers = new HashMap<>();
    private final Map<SocketAddress, Connection> all = new HashMap<>();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("https-deadlines").factory());
    private volatile boolean draining;
    private long newest;

    /** What one peer has. */
    private static final class Peer {
        private final Set<Connection> connections = new LinkedHashSet<>();
        private Bucket bucket;

        Peer(Bucket bucket) {
            this.bucket = bucket;
        }
    }

    Connections(Limits limits, ForwardedFor proxies) {
        this.limits = limits;
        this.proxies = proxies;
        this.newest = System.nanoTime() - limits.quiet().toNanos();
        ScheduledFuture<?> _ =
                sweeper.scheduleWithFixedDelay(
                        this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Empty if there is no room, and none to be made, or if they come too often. */
    synchronized Optional<Connection> admit(Socket socket) {
        Connection connection = new Connection(socket);
        connection.awaits(limits.handshake());
        Peer peer = peer(connection.peer());
        boolean trusted = proxies.trusts(connection.peer());
        if (!trusted && !mayTake(HANDSHAKE, peer)) {
            return Optional.empty();
        }
        boolean crowded = !trusted && peer.connections.size() >= limits.connectionsOfPeer();
        if (crowded && !giveUpOne(peer)) {
            return Optional.empty();
        }
        if (all.size() >= limits.connections() && !giveUpOne()) {
            return Optional.empty();
        }
        // One that is closed may not have been swept yet when its port is used again
        at(connection.remote()).ifPresent(this::leave);
        peer(connection.peer()).connections.add(connection);
        all.put(connection.remote(), connection);
        newest = System.nanoTime();
        return Optional.of(connection);
    }

    /** The connection whose other end is there. */
    synchronized Optional<Connection> at(SocketAddress remote) {
        return Optional.ofNullable(all.get(remote));
    }

    /** Counts a request; false if there were too many. */
    synchronized boolean mayAsk(InetAddress caller) {
        return mayTake(1, peer(caller));
    }

    /** Whether whatever is answered next is the last over its connection. */
    boolean isDraining() {
        return draining;
    }

    /**
     * Has all of them end: after the next answer, or when nothing was asked for a while. Those that
     * come meanwhile are served, because who sends them learns late that we go.
     *
     * @param most until when, even if there still are some
     */
    void drain(Duration most) {
        draining = true;
        long start = System.nanoTime();
        while (!isDeserted() && System.nanoTime() - start < most.toNanos()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS));
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }

    private synchronized boolean isDeserted() {
        return all.isEmpty() && System.nanoTime() - newest >= limits.quiet().toNanos();
    }

    private boolean mayTake(int tokens, Peer peer) {
        Bucket now = peer.bucket.at(limits.requestsPerSecond(), System.nanoTime());
        peer.bucket = now.has(tokens) ? now.minus(tokens) : now;
        return now.has(tokens);
    }

    private boolean giveUpOne(Peer peer) {
        Optional<Connection> longest =
                peer.connections.stream()
                        .filter(it -> it.isWaiting() || it.isClosed())
                        .min(
                                Comparator.comparing(Connection::isClosed)
                                        .reversed()
                                        .thenComparingLong(Connection::began));
        longest.ifPresent(
                it -> {
                    leave(it);
                    it.cut();
                });
        return longest.isPresent();
    }

    private void leave(Connection connection) {
        all.remove(connection.remote(), connection);
        peer(connection.peer()).connections.remove(connection);
    }

    /** Where one has most, and all of them are being answered, it is another's. */
    private boolean giveUpOne() {
        return List.copyOf(peers.values()).stream()
                .sorted(Comparator.<Peer>comparingInt(it -> it.connections.size()).reversed())
                .anyMatch(this::giveUpOne);
    }

    /** In one sweep all that are late: arming a deadline costs nothing, and there are many. */
    private synchronized void sweep() {
        long now = System.nanoTime();
        Collection<Connection> gone =
                List.copyOf(all.values().stream().filter(it -> isOver(it, now)).toList());
        gone.forEach(
                it -> {
                    leave(it);
                    it.cut();
                });
        int rate = limits.requestsPerSecond();
        peers.values()
                .removeIf(it -> it.connections.isEmpty() && it.bucket.at(rate, now).isFull(rate));
    }

    private boolean isOver(Connection connection, long now) {
        return connection.isClosed()
                || connection.isOverdue(now)
                || (draining && connection.isIdle(now, limits.quiet()));
    }

    private Peer peer(InetAddress address) {
        return peers.computeIfAbsent(
                PeerAddress.of(address),
                _ -> new Peer(Bucket.full(limits.requestsPerSecond(), System.nanoTime())));
    }
}
