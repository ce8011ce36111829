package io.azurecredentials.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A private key and the certificates that lead from it to an authority.
 *
 * @param chain its own certificate first
 */
public record Pair(List<X509Certificate> chain, PrivateKey key) {
    private static final char[] NONE = {};

    public Pair {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    Renewal.Span span() {
        return new Renewal.Span(
                certificate().getNotBefore().toInstant(), certificate().getNotAfter().toInstant());
    }

    /** Whether a server can show these certificates. */
    boolean isUsable() {
        try {
            context();
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    /**
     * For a server that shows these certificates; what clients show is not judged.
     *
     * @throws IllegalStateException if one does not lead to the next
     */
    public SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NONE);
            store.setKeyEntry("server", key, NONE, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NONE);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new UnjudgedClients()}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "certificate until " + span().until();
    }
}
