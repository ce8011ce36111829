package io.azurecredentials.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for tests, made by what makes them in production. */
public final class Fixed {
    private static final Certificates CERTIFICATES = new Certificates(new SecureRandom());
    private static final char[] NONE = {};

    private final Authorities authorities;

    private Fixed(Authorities authorities) {
        this.authorities = authorities;
    }

    /** A new authority. */
    public static Fixed authority() {
        return new Fixed(Authorities.NONE.renewed("fake authority", CERTIFICATES, Instant.now()));
    }

    /** A new certificate of it for this host. */
    public Pair server() {
        return authorities.leaf(List.of("localhost", "127.0.0.1"), CERTIFICATES, Instant.now());
    }

    /** The same, as it was on that day. */
    public Pair server(Instant day) {
        return CERTIFICATES.leaf(
                authorities.all().getFirst(),
                List.of("localhost", "127.0.0.1"),
                Renewal.Span.of(Renewal.LEAF, day));
    }

    /** What a client trusts. */
    public String pem() {
        return authorities.certificates();
    }

    /** A certificate of it for a client, valid now or over for a day. */
    public Pair ofClient(boolean valid) {
        Instant now = Instant.now();
        Instant until = valid ? now.plus(Duration.ofDays(1)) : now.minus(Duration.ofDays(1));
        return ClientCertificates.signed(
                authorities.all().getFirst(),
                new Renewal.Span(now.minus(Duration.ofDays(2)), until));
    }

    /** A client that trusts it, and nothing else. */
    public SSLContext client() {
        return client(Optional.empty());
    }

    /** The same, with something to show if it is asked. */
    public SSLContext client(Optional<Pair> shown) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", authorities.all().getFirst().certificate());
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            if (shown.isPresent()) {
                Pair pair = shown.get();
                own.setKeyEntry(
                        "client", pair.key(), NONE, pair.chain().toArray(X509Certificate[]::new));
            }
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NONE);
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
