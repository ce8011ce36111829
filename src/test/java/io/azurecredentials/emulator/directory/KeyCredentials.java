package io.azurecredentials.emulator.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** {@code keyCredentials}: certificates, printed without themselves but with what they say. */
public final class KeyCredentials {

    private KeyCredentials() {}

    /** The list as every reader sees it: name and thumbprint are taken from the certificates. */
    public static ArrayNode printed(JsonNode wanted) {
        ArrayNode printed = Json.array();
        for (JsonNode entry : wanted) {
            Optional<X509Certificate> certificate = certificate(entry);
            ObjectNode credential = printed.addObject();
            credential.put(
                    "customKeyIdentifier",
                    certificate
                            .map(KeyCredentials::thumbprint)
                            .orElse(entry.path("customKeyIdentifier").textValue()));
            credential.put(
                    "displayName",
                    certificate
                            .map(c -> c.getSubjectX500Principal().getName())
                            .orElse(entry.path("displayName").textValue()));
            credential.put("endDateTime", entry.path("endDateTime").textValue());
            credential.putNull("key");
            credential.put("keyId", entry.path("keyId").asText(UUID.randomUUID().toString()));
            credential.put("startDateTime", entry.path("startDateTime").textValue());
            credential.put("type", entry.path("type").asText("AsymmetricX509Cert"));
            credential.put("usage", entry.path("usage").asText("Verify"));
        }
        return printed;
    }

    /** Keeps the certificates of a request, which nobody reads back, for signing in. */
    public static DirectoryObject kept(DirectoryObject object, JsonNode wanted) {
        DirectoryObject next = object;
        for (int i = 0; i < wanted.size(); i++) {
            String keyID = object.body().path("keyCredentials").path(i).path("keyId").asText();
            if (certificate(wanted.path(i)).isPresent()) {
                next = next.withSecret(keyID, wanted.path(i).path("key").asText());
            }
        }
        return next;
    }

    /** A certificate as a request would add it. */
    static ObjectNode request(X509Certificate certificate, String keyID) {
        try {
            return Json.object()
                    .put("keyId", keyID)
                    .put("type", "AsymmetricX509Cert")
                    .put("usage", "Verify")
                    .put(
                            "startDateTime",
                            Timestamps.seconds(certificate.getNotBefore().toInstant()))
                    .put("endDateTime", Timestamps.seconds(certificate.getNotAfter().toInstant()))
                    .put("key", Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<X509Certificate> certificate(JsonNode entry) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(entry.path("key").asText(""));
            return Optional.of(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
