package io.azurecredentials.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.session.token.RoleID;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which role that exists the answers for one that does not are made like: as slow, as often to be
 * asked for again, and as dear. So whoever tries names learns from none of it which roles exist.
 */
@FunctionalInterface
public interface StandIns {

    /** The same for the same name, as long as that role exists; empty if there are no roles. */
    Optional<RoleID> find(String namespace, String name);

    /**
     * The one of these that stands in for a name, on every replica alike and whatever else exists
     * beside it: the one that weighs most (rendezvous hashing). Who does not know UIDs cannot tell
     * beforehand which that is.
     */
    static Optional<RoleID> among(Collection<RoleID> roles, String name) {
        long wanted = digest(name);
        return roles.stream()
                .max(Comparator.comparingLong(it -> mixed(wanted ^ it.uid().hashCode())));
    }

    private static long digest(String name) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(name.getBytes(UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every bit of it depends on every bit (David Stafford's mix 13 for 64 bits). */
    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
