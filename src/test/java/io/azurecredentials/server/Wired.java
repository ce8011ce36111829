package io.azurecredentials.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection to a server over which anything at all can be sent. */
final class Wired implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 8000;
    private final Socket socket;

    private Wired(Socket socket) {
        this.socket = socket;
    }

    /** Over TLS. */
    static Wired secure(SSLContext client, int port) throws IOException {
        SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.startHandshake();
        return new Wired(socket);
    }

    /** Without. */
    static Wired plain(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Wired(socket);
    }

    /** An answer as it came. */
    record Answer(int status, List<String> headers, String body) {
        /** The value of a header, empty if there is none. */
        String header(String name) {
            return headers.stream()
                    .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(it -> it.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    Wired send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads one answer; one to HEAD has no body, whatever its length says. */
    Answer answer(boolean isHead) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + head.toString(ISO_8859_1));
            }
            head.write(next);
        }
        List<String> lines = head.toString(ISO_8859_1).lines().toList();
        Answer bare = new Answer(Integer.parseInt(lines.getFirst().split(" ", -1)[1]), lines, "");
        String length = bare.header("content-length");
        int bytes = isHead || length.isEmpty() ? 0 : Integer.parseInt(length);
        return new Answer(bare.status(), lines, new String(in.readNBytes(bytes), ISO_8859_1));
    }

    Answer answer() throws IOException {
        return answer(false);
    }

    /** All that comes after we have said that nothing more will; what was cut off counts too. */
    String rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.shutdownOutput();
            for (int it = socket.getInputStream().read();
                    it >= 0;
                    it = socket.getInputStream().read()) {
                all.write(it);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            // Cut off
        }
        return all.toString(ISO_8859_1);
    }

    /** Whether the server ends it, rather than waiting for more. */
    boolean isEnded() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /** Whether it has ended, whatever came before; does not wait. */
    boolean isEndedByNow() throws IOException {
        socket.setSoTimeout(1);
        try {
            while (socket.getInputStream().read() >= 0) {
                // What was answered before
            }
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
