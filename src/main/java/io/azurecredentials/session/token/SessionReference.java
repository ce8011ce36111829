package io.azurecredentials.session.token;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * One AzureSession and no other: one that is made anew under its name, as from a backup, has
 * another UID (Kubernetes, "Object Names and IDs": UIDs are UUIDs).
 *
 * @param id which is its name
 * @param uid that the API server gave it
 */
public record SessionReference(SessionID id, UUID uid) {
    /** How many bytes it has where a token or an accessor carries it. */
    static final int BYTES = SessionID.BYTES + 2 * Long.BYTES;

    static SessionReference of(byte[] bytes) {
        ByteBuffer uid = ByteBuffer.wrap(bytes, SessionID.BYTES, 2 * Long.BYTES);
        return new SessionReference(
                SessionID.of(Arrays.copyOf(bytes, SessionID.BYTES)),
                new UUID(uid.getLong(), uid.getLong()));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .put(id.bytes())
                .putLong(uid.getMostSignificantBits())
                .putLong(uid.getLeastSignificantBits())
                .array();
    }
}
