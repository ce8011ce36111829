package io.azurecredentials.replicas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Makes a connection for each request. */
record Reconnecting(URI url, String namespace, SSLContext tls) implements Visitor {
    private static final int LONGEST_MILLIS = 60_000;

    @Override
    public Answer ask(String method, String path, String token, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        String head =
                """
            %s %s HTTP/1.1\r
            Host: operator\r
            X-Vault-Namespace: %s\r
            Connection: close\r
            Content-Length: %d\r
            """
                        .formatted(method, path, namespace, bytes.length);
        String shown = token.isEmpty() ? "" : "X-Vault-Token: " + token + "\r\n";
        try (SSLSocket socket = connected()) {
            socket.getOutputStream().write((head + shown + "\r\n" + body).getBytes(UTF_8));
            return read(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }

    private SSLSocket connected() throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(loopback, url.getPort());
        socket.setSoTimeout(LONGEST_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** All of it: its end is that of the connection. */
    private static Answer read(String text) throws EOFException {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new EOFException("no whole answer: " + text);
        }
        return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(end + 4));
    }
}
