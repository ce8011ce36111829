package io.azurecredentials.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.session.token.RoleID;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * So many places, each held by one of some roles: by the one that weighs most there (rendezvous
 * hashing). So it is the same one on every replica and whatever else exists beside it, and a change
 * costs the work that a look-up then does not. Read by any number of threads.
 */
final class Places {
    /** Names of the same place have the same role; there are always very many of them. */
    static final int NUMBER = 256;

    private final Map<RoleID, Long> seeds = new HashMap<>();

    /** Immutable; of {@link #NUMBER} roles, or of none. */
    private volatile List<RoleID> holders = List.of();

    /** Who holds it. */
    Optional<RoleID> at(int place) {
        List<RoleID> now = holders;
        return now.isEmpty() ? Optional.empty() : Optional.of(now.get(place));
    }

    /** It is there, if it was not. */
    synchronized void add(RoleID role) {
        if (seeds.putIfAbsent(role, seed(role)) == null) {
            holders = each(it -> at(it).filter(old -> isHeavier(old, role, it)).orElse(role));
        }
    }

    /** It is not there any more, if it was. */
    synchronized void remove(RoleID role) {
        if (seeds.remove(role) == null) {
            return;
        }
        List<RoleID> old = holders;
        holders =
                seeds.isEmpty()
                        ? List.of()
                        : each(it -> old.get(it).equals(role) ? heaviest(it) : old.get(it));
    }

    private boolean isHeavier(RoleID one, RoleID other, int place) {
        return weight(place).compare(one, other) > 0;
    }

    private RoleID heaviest(int place) {
        return seeds.keySet().stream().max(weight(place)).orElseThrow();
    }

    private Comparator<RoleID> weight(int place) {
        long mixed = mixed(place);
        return Comparator.<RoleID>comparingLong(it -> mixed(mixed ^ seeds.getOrDefault(it, 0L)))
                .thenComparing(RoleID::uid);
    }

    private static List<RoleID> each(IntFunction<RoleID> holder) {
        return IntStream.range(0, NUMBER).mapToObj(holder).toList();
    }

    private static long seed(RoleID role) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(role.uid().getBytes(UTF_8))).getLong();
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
