package io.azurecredentials.server.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets every client show what it has, and says nothing of it: a certificate that is of no use here
 * must not keep anybody from asking what needs none. What a request may be asked with is decided
 * where it is answered, each time ({@link ClientAuthority}).
 */
final class UnjudgedClients extends X509ExtendedTrustManager {
    private static final X509Certificate[] ANYBODY = {};

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        // Nothing is decided by it
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
        // Nothing is decided by it
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        // Nothing is decided by it
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("for servers only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return ANYBODY;
    }
}
