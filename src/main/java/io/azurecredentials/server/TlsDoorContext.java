package io.azurecredentials.server;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** Gives the HTTP library {@link TlsDoor} where it looks for sockets, and else what is in force. */
final class TlsDoorContext extends SSLContextSpi {
    private final Supplier<SSLContext> current;
    private final TlsDoor door;

    private TlsDoorContext(Supplier<SSLContext> current, TlsDoor door) {
        this.current = current;
        this.door = door;
    }

    static SSLContext of(Supplier<SSLContext> current, TlsDoor door) {
        SSLContext now = current.get();
        return new Wrapped(new TlsDoorContext(current, door), now);
    }

    /** Its constructor is for subclasses only. */
    private static final class Wrapped extends SSLContext {
        Wrapped(SSLContextSpi spi, SSLContext now) {
            super(spi, now.getProvider(), now.getProtocol());
        }
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return door;
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return current.get().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return current.get().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return current.get().createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return current.get().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return current.get().getClientSessionContext();
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("is initialised");
    }
}
