package io.azurecredentials.server.vault.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.login.jwt.Ascii;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of roles as clients write them: in any case, as in Vault, which stores them in lower case.
 * Kubernetes takes fewer names. One that it does not take stands for the AzureRole whose name is as
 * much of it as can be, and the beginning of its SHA-256.
 */
public final class RoleName {
    private static final int LONGEST = 253;

    /** Vault SDK, {@code GenericNameRegex}, but that nothing here climbs a path. */
    private static final Pattern IN_VAULT = Pattern.compile("(?!.*\\.\\.)\\w([\\w.-]{0,510}\\w)?");

    /** What the API server takes as the name of an AzureRole (RFC 1123 subdomain). */
    private static final Pattern SHAPE =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private static final Pattern STRANGE = Pattern.compile("[^a-z0-9]+");
    private static final int HASHED = 8;

    private RoleName() {}

    /** The AzureRole's name; empty if Vault has no role of such a name. */
    public static Optional<String> of(String text) {
        if (!IN_VAULT.matcher(text).matches()) {
            return Optional.empty();
        }
        String lower = Ascii.lower(text);
        return Optional.of(isTaken(lower) ? lower : tamed(lower));
    }

    private static boolean isTaken(String name) {
        return name.length() <= LONGEST && SHAPE.matcher(name).matches();
    }

    private static String tamed(String name) {
        String plain = STRANGE.matcher(name).replaceAll("-");
        String start = plain.startsWith("-") ? "x" + plain : plain;
        String cut = start.substring(0, Math.min(start.length(), LONGEST - HASHED - 1));
        String stem = cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
        return stem + "-" + digest(name).substring(0, HASHED);
    }

    private static String digest(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
