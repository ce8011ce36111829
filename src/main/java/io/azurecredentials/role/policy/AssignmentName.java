package io.azurecredentials.role.policy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/**
 * What a role assignment is called: a name-based UUID (RFC 9562, version 5) of who gets which role
 * where. A repeat finds what an earlier try made, and nobody's assignment but ours can have it.
 */
public final class AssignmentName {
    private static final UUID OURS = UUID.fromString("6e0c4d5b-5f6b-5d0e-9f2a-2f1c6d6f7a10");

    private AssignmentName() {}

    /**
     * The name, a GUID; Azure ignores case in ids, so the name does too.
     *
     * @param roleID the role definition's full ARM id
     */
    public static String of(String principalID, String scope, String roleID) {
        String text = String.join("\n", principalID, scope, roleID).toLowerCase(Locale.ROOT);
        return version5(text).toString();
    }

    private static UUID version5(String text) {
        MessageDigest sha1 = sha1();
        sha1.update(
                ByteBuffer.allocate(16)
                        .putLong(OURS.getMostSignificantBits())
                        .putLong(OURS.getLeastSignificantBits())
                        .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
        long most = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long least = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
