package io.azurecredentials.emulator.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The authority that clients of one emulator trust; made anew at every start, never stored. */
public final class CertificateAuthority {

    private final KeyPair keys = Certificates.ecKey();
    private final X509Certificate certificate =
            Certificates.authority("Azure emulator authority", keys);

    /** Its certificate as PEM, for trust stores. */
    public String pem() {
        try {
            String body =
                    Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII))
                            .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server side of TLS that can speak for all of these hosts. */
    public SSLContext serverContext(List<String> hosts) {
        try {
            KeyPair server = Certificates.ecKey();
            X509Certificate leaf =
                    Certificates.server(certificate, keys.getPrivate(), server.getPublic(), hosts);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "azure",
                    server.getPrivate(),
                    new char[0],
                    new Certificate[] {leaf, certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
            factory.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
