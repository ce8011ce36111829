package io.azurecredentials.azure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are trusted, in the two forms that HTTP clients ask for.
 *
 * @param manager decides about a chain
 * @param context makes TLS sockets that ask the manager
 */
record Trust(X509TrustManager manager, SSLContext context) {

    /**
     * The JDK's trust store, and what a PEM file adds to it.
     *
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    static Trust with(Optional<Path> caBundle) {
        try {
            X509TrustManager manager =
                    caBundle.isEmpty() ? manager(null) : manager(store(caBundle.get()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return new Trust(manager, context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "The CA bundle%s cannot be read as PEM certificates."
                            .formatted(caBundle.map(it -> " " + it).orElse("")),
                    e);
        }
    }

    private static KeyStore store(Path caBundle) throws GeneralSecurityException, IOException {
        Collection<? extends Certificate> added;
        try (InputStream file = Files.newInputStream(caBundle)) {
            added = CertificateFactory.getInstance("X.509").generateCertificates(file);
        }
        if (added.isEmpty()) {
            throw new IOException("no certificate in the CA bundle");
        }
        List<Certificate> all = new ArrayList<>(added);
        all.addAll(Arrays.<X509Certificate>asList(manager(null).getAcceptedIssuers()));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("ca-" + i, all.get(i));
        }
        return store;
    }

    private static X509TrustManager manager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
    }
}
