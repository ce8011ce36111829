package io.azurecredentials.session.token;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What tells one session from another: {@value #BYTES} random bytes, which make up the name of its
 * AzureSession.
 */
public final class SessionID {
    /** How many random bytes there are: too many to meet another session's by chance. */
    public static final int BYTES = 16;

    private static final String PREFIX = "session-";

    private final byte[] bytes;

    private SessionID(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param bytes {@value #BYTES} random bytes
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static SessionID of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A session's id has " + BYTES + " bytes.");
        }
        return new SessionID(bytes.clone());
    }

    /** The id in an AzureSession's name, if it is such a name. */
    public static Optional<SessionID> named(String name) {
        if (!name.matches(PREFIX + "[0-9a-f]{" + 2 * BYTES + "}")) {
            return Optional.empty();
        }
        return Optional.of(of(HexFormat.of().parseHex(name.substring(PREFIX.length()))));
    }

    /** The name of the AzureSession. */
    public String name() {
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionID it && Arrays.equals(bytes, it.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name();
    }
}
