package io.azurecredentials.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One caller over one connection that it keeps; does as little as it can. */
final class Caller implements AutoCloseable {
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final int STATUS = 9;

    private final SSLSocket socket;
    private final byte[] buffer = new byte[32 * 1024];
    private int filled;

    Caller(SSLContext tls, int port) throws IOException {
        this.socket =
                (SSLSocket)
                        tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.startHandshake();
    }

    /** Waits for the whole answer, and checks its status. */
    void put(Ask ask) throws IOException {
        socket.getOutputStream().write(ask.bytes());
        filled = 0;
        int end = -1;
        while (end < 0) {
            fill();
            end = endOfHead();
        }
        String head = new String(buffer, 0, end, ISO_8859_1);
        int all = end + length(head);
        while (filled < all) {
            fill();
        }
        ask.check(Integer.parseInt(head.substring(STATUS, STATUS + 3)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void fill() throws IOException {
        int read = socket.getInputStream().read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the server hung up");
        }
        filled += read;
    }

    private int endOfHead() {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        return at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + LENGTH.length(), head.indexOf('\r', at + 2)).strip());
    }
}
