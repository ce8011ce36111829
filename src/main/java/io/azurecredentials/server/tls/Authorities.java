package io.azurecredentials.server.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Our own authorities: the one that signs, and those that will or did.
 *
 * @param all in no order that matters
 */
record Authorities(List<Pair> all) {
    /** There are none yet, or none that could be read. */
    static final Authorities NONE = new Authorities(List.of());

    Authorities {
        all = List.copyOf(all);
    }

    /** Reads what {@link #certificates} and {@link #keys} wrote. */
    static Authorities read(String certificates, String keys) {
        return new Authorities(
                Pem.pairs(certificates, keys).stream()
                        .map(it -> new Pair(List.of(it.certificate()), it.key()))
                        .toList());
    }

    /** The same without those that are over, and with another if one is due. */
    Authorities renewed(String name, Certificates certificates, Instant now) {
        List<Pair> next =
                new ArrayList<>(all.stream().filter(it -> !it.span().isOver(now)).toList());
        if (Renewal.needsAuthority(next.stream().map(Pair::span).toList(), now)) {
            next.add(certificates.authority(name, Renewal.Span.of(Renewal.AUTHORITY, now)));
        }
        return new Authorities(next);
    }

    /** The one that signs now. */
    Pair signing(Instant now) {
        Renewal.Span chosen =
                Renewal.signing(all.stream().map(Pair::span).toList(), now).orElseThrow();
        return all.stream().filter(it -> it.span().equals(chosen)).findFirst().orElseThrow();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** What clients trust, as PEM. */
    String certificates() {
        return Pem.write(all.stream().map(Pair::certificate).toList());
    }

    /** What signs, as PEM. */
    String keys() {
        return Pem.write(all.stream().map(Pair::key).toList());
    }

    /** A server's certificate signed by the one that signs now. */
    Pair leaf(List<String> names, Certificates certificates, Instant now) {
        Pair signing = signing(now);
        Renewal.Span span = Renewal.Span.of(Renewal.LEAF, now).within(signing.span());
        return certificates.leaf(signing, names, span);
    }

    /** Whether the certificate is signed by the one that signs now. */
    boolean signs(X509Certificate certificate, Instant now) {
        try {
            certificate.verify(signing(now).certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
