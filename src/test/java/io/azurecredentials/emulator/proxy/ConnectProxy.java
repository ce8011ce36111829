package io.azurecredentials.emulator.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy on the loopback interface that leads every known host to the emulator: {@code CONNECT} to
 * the TLS port, absolute URLs to the plain one. Everything else is refused, so that no test ever
 * reaches the real Azure.
 */
public final class ConnectProxy implements AutoCloseable {

    private static final int LONGEST_HEAD = 65_536;
    private static final int TLS_PORT = 443;

    private final Routes routes;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * @param port 0 is any
     */
    public ConnectProxy(Routes routes, int port) {
        this.routes = routes;
        try {
            listener = new ServerSocket(port, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(ConnectProxy::closeQuietly);
        threads.shutdownNow();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client) {
            client.setTcpNoDelay(true);
            String head = head(client.getInputStream());
            Optional<ProxyRequest> request = ProxyRequest.parse(head);
            if (request.isEmpty()) {
                refuse(client, "400 Bad Request");
            } else if (request.get().isConnect()) {
                connect(client, request.get());
            } else {
                forward(client, addressed(request.get()));
            }
        } catch (IOException e) {
            // Either side may hang up whenever it likes; there is nobody left to tell.
        } finally {
            open.remove(client);
        }
    }

    private void connect(Socket client, ProxyRequest request) throws IOException {
        if (request.port() != TLS_PORT || !routes.secureHosts().contains(request.host())) {
            routes.refused().accept(request.method(), request.host());
            refuse(client, "403 Forbidden");
            return;
        }
        try (Socket server = dial(routes.secure())) {
            int port = server.getLocalPort();
            routes.tunnels().begin(port, routes.stamp());
            client.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
            relay(client, server);
            routes.tunnels().end(port);
        }
    }

    /** A machine's proxy is its metadata service, too, for those that are told another address. */
    private ProxyRequest addressed(ProxyRequest request) {
        return request.isDirect() && routes.plainHosts().size() == 1
                ? request.to(routes.plainHosts().iterator().next())
                : request;
    }

    private void forward(Socket client, ProxyRequest request) throws IOException {
        if (!routes.plainHosts().contains(request.host())) {
            routes.refused().accept(request.method(), request.host());
            refuse(client, "403 Forbidden");
            return;
        }
        try (Socket server = dial(routes.plain())) {
            server.getOutputStream().write(request.originForm(routes.stamp()).getBytes(ISO_8859_1));
            relay(client, server);
        }
    }

    private Socket dial(InetSocketAddress address) throws IOException {
        Socket server = new Socket(address.getAddress(), address.getPort());
        server.setTcpNoDelay(true);
        return server;
    }

    private void relay(Socket client, Socket server) {
        open.add(server);
        threads.execute(() -> pump(client, server));
        pump(server, client);
        open.remove(server);
    }

    private static void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // The end of one direction is the end of both.
        }
        closeQuietly(from);
        closeQuietly(to);
    }

    private static void refuse(Socket client, String status) throws IOException {
        String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(ISO_8859_1));
    }

    /** Everything up to the empty line. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int state = 0;
        while (state < 4) {
            int c = in.read();
            if (c < 0 || head.size() > LONGEST_HEAD) {
                throw new SocketException("no request");
            }
            head.write(c);
            state = c == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : 0;
        }
        return head.toString(ISO_8859_1);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is gone either way.
        }
    }
}
