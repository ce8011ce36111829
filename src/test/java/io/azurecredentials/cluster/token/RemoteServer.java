package io.azurecredentials.cluster.token;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Somebody whom an API server asks, and how it knows him. */
public record RemoteServer(URI url, HttpClient client) {

    /** As a file in the form of a kubeconfig says: server, CA and client certificate. */
    public static RemoteServer of(Path kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        // The form has a trailing slash of the client library's own
        String server = config.getMasterUrl().replaceAll("/+$", "");
        try {
            return of(
                    URI.create(server),
                    SSLUtils.sslContext(
                            SSLUtils.keyManagers(config), SSLUtils.trustManagers(config)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * One with a CA of its own.
     *
     * @param authority as PEM; empty for those that everybody trusts
     */
    static RemoteServer of(URI url, String authority) {
        try {
            return of(url, authority.isEmpty() ? SSLContext.getDefault() : trusting(authority));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static RemoteServer of(URI url, SSLContext tls) {
        return new RemoteServer(url, HttpClient.newBuilder().sslContext(tls).build());
    }

    private static SSLContext trusting(String authority)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        byte[] pem = authority.getBytes(StandardCharsets.US_ASCII);
        int number = 0;
        for (var certificate :
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(pem))) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
