package io.azurecredentials.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Spreads connections over replicas by turns, without looking inside, as kube-proxy does: one that
 * exists stays where it is, and one to a replica that is gone is refused.
 */
final class Balancer implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int BACKLOG = 512;

    private final ServerSocket door;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Integer> endpoints = List.of();

    Balancer() {
        try {
            door = new ServerSocket(0, BACKLOG, LOOPBACK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("balancer").start(this::accept);
    }

    /** Where clients connect to. */
    URI url() {
        return URI.create("https://127.0.0.1:" + door.getLocalPort());
    }

    /** Where connections go from now on. */
    void spreadOver(List<Integer> ports) {
        endpoints = List.copyOf(ports);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // Closed, or a client that was gone at once
            }
        }
    }

    /** Whatever goes wrong on one side, the other sees its connection end. */
    private void connect(Socket client) {
        List<Integer> all = endpoints;
        try (client;
                Socket server =
                        new Socket(
                                LOOPBACK,
                                all.get(Math.floorMod(turn.getAndIncrement(), all.size())))) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pass(server, client));
            pass(client, server);
            back.join();
        } catch (IOException _) {
            // Refused
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // As good as closed
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
