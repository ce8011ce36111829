package io.azurecredentials.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where each accepted connection becomes one over TLS: counted first, with a deadline, and with
 * whatever certificate is in force at that moment. Connections that exist keep theirs.
 */
final class TlsDoor extends SSLSocketFactory {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** Forward secrecy and authenticated encryption only (RFC 9325 section 4.2). */
    private static final List<String> SUITES =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final Supplier<Optional<SSLContext>> current;
    private final boolean asksForCertificates;
    private final Connections connections;

    /**
     * @param asksForCertificates whether clients are asked for one; who has none is let in as well
     */
    TlsDoor(
            Supplier<Optional<SSLContext>> current,
            boolean asksForCertificates,
            Connections connections) {
        this.current = current;
        this.asksForCertificates = asksForCertificates;
        this.connections = connections;
    }

    @Override
    public Socket createSocket(Socket accepted, InputStream consumed, boolean autoClose)
            throws IOException {
        Optional<SSLContext> context = current.get();
        accepted.setTcpNoDelay(true);
        Optional<Connection> connection = context.flatMap(_ -> connections.admit(accepted));
        if (connection.isEmpty()) {
            // Nobody else knows it: without a certificate, or with too many others there
            accepted.close();
            throw new SocketException("not let in");
        }
        // Whatever is asked for: the HTTP library closes only what it gets from here
        SSLSocket tls =
                (SSLSocket)
                        context.orElseThrow()
                                .getSocketFactory()
                                .createSocket(accepted, consumed, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(suites(tls.getSupportedCipherSuites()));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setWantClientAuth(asksForCertificates);
        tls.setSSLParameters(parameters);
        connection.orElseThrow().secure(tls);
        return tls;
    }

    private static String[] suites(String... supported) {
        List<String> all = List.of(supported);
        return SUITES.stream().filter(all::contains).toArray(String[]::new);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return SUITES.toArray(String[]::new);
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return getDefaultCipherSuites();
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
