package io.azurecredentials.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** How clients reach the cluster, and as whom. */
public record Kubeconfig(URI server, String user, String token, String authority) {

    /** For a server without TLS. */
    public Kubeconfig(URI server, String user, String token) {
        this(server, user, token, "");
    }

    /** The same for a server with this certificate. */
    Kubeconfig trusting(X509Certificate certificate) {
        try {
            String pem =
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n";
            byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
            String encoded = Base64.getEncoder().encodeToString(bytes);
            return new Kubeconfig(server, user, token, encoded);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Writes it; {@code file} is overwritten in one move, because who reads it again for a new
     * token must not find half of it.
     */
    public Path write(Path file, String namespace) {
        String trust = authority.isEmpty() ? "" : "\n    certificate-authority-data: " + authority;
        String text =
                """
                apiVersion: v1
                kind: Config
                clusters:
                - name: local
                  cluster:
                    server: %s%s
                users:
                - name: %s
                  user:
                    token: %s
                contexts:
                - name: local
                  context:
                    cluster: local
                    user: %s
                    namespace: %s
                current-context: local
                """
                        .formatted(server, trust, user, token, user, namespace);
        try {
            Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
