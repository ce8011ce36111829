package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.world.Cloud;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * An assertion of the client's own, as Microsoft's "Application authentication certificate
 * credentials" describes it. Whether Entra remembers {@code jti} is a switch.
 */
record CertificateAssertion(Assertion assertion) {

    void check(Client client, SignIn signIn) {
        String appID = client.appID();
        if (!assertion.text("iss").equalsIgnoreCase(appID)
                || !assertion.text("sub").equalsIgnoreCase(appID)) {
            throw AssertionRefusals.otherClient();
        }
        X509Certificate certificate = certificate(client);
        assertion.demandTimely(signIn.now());
        if (!audiences(signIn).contains(assertion.audience())) {
            throw AssertionRefusals.otherAudience();
        }
        if (certificate.getNotAfter().toInstant().isBefore(signIn.now())) {
            throw AssertionRefusals.expiredCertificate();
        }
        signIn.replays().demandFirst(client.appID(), assertion);
    }

    private X509Certificate certificate(Client client) {
        String sha1 = unified(assertion.header("x5t"));
        String sha256 = unified(assertion.header("x5t#S256"));
        String shown = sha1.isEmpty() ? sha256 : sha1;
        X509Certificate certificate =
                certificates(client).stream()
                        .filter(
                                c ->
                                        sha1.isEmpty()
                                                ? sha256.equals(thumbprint(c, "SHA-256"))
                                                : sha1.equals(thumbprint(c, "SHA-1")))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        AssertionRefusals.unknownCertificate(
                                                client.appID(), hex(shown), false));
        if (!assertion.isSignedBy(certificate.getPublicKey())) {
            throw AssertionRefusals.unknownCertificate(client.appID(), hex(shown), true);
        }
        return certificate;
    }

    /**
     * RFC 7515 wants base64url without padding; MSAL for Java sends plain base64, and is let in.
     */
    private static String unified(String base64) {
        return base64.replace('+', '-').replace('/', '_').replace("=", "");
    }

    private static List<X509Certificate> certificates(Client client) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (DirectoryObject holder : client.holders()) {
            for (JsonNode entry : holder.body().path("keyCredentials")) {
                String der = holder.secrets().get(entry.path("keyId").asText());
                if (der != null) {
                    certificates.add(parsed(der));
                }
            }
        }
        return certificates;
    }

    /** The token endpoint of this tenant, either version, or its issuer, on any of its hosts. */
    private static List<String> audiences(SignIn signIn) {
        Cloud cloud = signIn.tenant().cloud();
        List<String> audiences = new ArrayList<>();
        for (String tenant : List.of(signIn.tenant().id(), signIn.tenant().domain())) {
            for (String host : cloud.loginHosts()) {
                audiences.add("https://" + host + "/" + tenant + "/oauth2/v2.0/token");
                audiences.add("https://" + host + "/" + tenant + "/oauth2/token");
                audiences.add("https://" + host + "/" + tenant + "/v2.0");
            }
        }
        audiences.add(cloud.issuer(signIn.tenant().id()));
        return audiences;
    }

    private static X509Certificate parsed(String der) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(der);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thumbprint(X509Certificate certificate, String digest) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance(digest).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(String base64url) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(Base64.getUrlDecoder().decode(base64url));
        } catch (IllegalArgumentException e) {
            return base64url;
        }
    }
}
