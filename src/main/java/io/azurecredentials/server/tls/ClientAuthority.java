package io.azurecredentials.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Who signs the certificates of clients, in a PEM file that is read again when it has changed; what
 * cannot be used takes nothing's place.
 */
public final class ClientAuthority {
    private final Path file;
    private volatile Read read;

    /** What the file held, and who is trusted by that. */
    private record Read(String text, X509TrustManager trust) {}

    private ClientAuthority(Path file, Read read) {
        this.file = file;
        this.read = read;
    }

    /**
     * @throws IllegalArgumentException if there is no certificate in the file
     */
    public static ClientAuthority in(Path file) {
        return text(file)
                .flatMap(ClientAuthority::read)
                .map(it -> new ClientAuthority(file, it))
                .orElseThrow(IllegalArgumentException::new);
    }

    /**
     * Whether it signed, and for a client, what is shown here, and that is valid today (RFC 5280
     * section 6). That the client has the key was proven in the handshake.
     *
     * @param chain the client's own certificate first; empty for one that showed none
     */
    public boolean hasSigned(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return false;
        }
        String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
        try {
            current().checkClientTrusted(chain.toArray(X509Certificate[]::new), algorithm);
            return true;
        } catch (CertificateException _) {
            return false;
        }
    }

    private X509TrustManager current() {
        String known = read.text();
        text(file)
                .filter(it -> !it.equals(known))
                .flatMap(ClientAuthority::read)
                .ifPresent(this::take);
        return read.trust();
    }

    private void take(Read next) {
        read = next;
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<Read> read(String text) {
        List<X509Certificate> all = Pem.certificates(text);
        return all.isEmpty() ? Optional.empty() : Optional.of(new Read(text, trusting(all)));
    }

    private static X509TrustManager trusting(List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate it : authorities) {
                store.setCertificateEntry("ca-" + store.size(), it);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
