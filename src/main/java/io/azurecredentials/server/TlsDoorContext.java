package io.azurecredentials.server;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** Gives the HTTP library {@link TlsDoor} where it looks for sockets; it uses nothing else. */
final class TlsDoorContext extends SSLContextSpi {
    private final SSLContext other;
    private final TlsDoor door;

    private TlsDoorContext(SSLContext other, TlsDoor door) {
        this.other = other;
        this.door = door;
    }

    static SSLContext of(TlsDoor door) {
        try {
            SSLContext other = SSLContext.getInstance("TLS");
            other.init(null, null, null);
            return new Wrapped(new TlsDoorContext(other, door), other);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its constructor is for subclasses only. */
    private static final class Wrapped extends SSLContext {
        Wrapped(SSLContextSpi spi, SSLContext other) {
            super(spi, other.getProvider(), other.getProtocol());
        }
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return door;
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return other.getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return other.createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return other.createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return other.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return other.getClientSessionContext();
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("is initialised");
    }
}
