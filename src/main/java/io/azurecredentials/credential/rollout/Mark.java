package io.azurecredentials.credential.rollout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a pod template says of the credential that its pods are to use.
 *
 * @param annotation one for each credential
 * @param keyID of the password in the Secret
 */
public record Mark(String annotation, String keyID) {
    private static final String PREFIX = "credential.azurecredentials.io/";

    /** What Kubernetes allows behind the slash. */
    private static final int LONGEST = 63;

    private static final int HASH_BYTES = 8;

    /** An AzureCredential may have a longer name than an annotation. */
    public static Mark of(String credential, String keyID) {
        return new Mark(PREFIX + name(credential), keyID);
    }

    private static String name(String credential) {
        if (credential.length() <= LONGEST) {
            return credential;
        }
        String hash = hash(credential);
        return credential.substring(0, LONGEST - 1 - hash.length()) + "-" + hash;
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
