package io.azurecredentials.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells root credentials apart. */
final class Fingerprint {
    /** In no part of any of them. */
    private static final String SEPARATOR = "\0";

    private Fingerprint() {}

    static String of(String kind, Root.Place place, String... parts) {
        String all =
                String.join(
                        SEPARATOR,
                        List.of(
                                kind,
                                place.cloud().toString(),
                                place.tenantID(),
                                String.join(SEPARATOR, parts)));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(all.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
