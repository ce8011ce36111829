package io.azurecredentials.server.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that a cluster gives to its API server, as a client of webhooks. */
final class ClientCertificates {
    private ClientCertificates() {}

    /** One that is good for a client in that time. */
    static Pair signed(Pair authority, Renewal.Span span) {
        try {
            KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
            var builder =
                    new JcaX509v3CertificateBuilder(
                            authority.certificate().getSubjectX500Principal(),
                            BigInteger.valueOf(Instant.now().toEpochMilli()),
                            Date.from(span.from()),
                            Date.from(span.until()),
                            new X500Principal("CN=fake-apiserver"),
                            keys.getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            var holder =
                    builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key()));
            return new Pair(
                    List.of(new JcaX509CertificateConverter().getCertificate(holder)),
                    keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }
}
