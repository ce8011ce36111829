package io.azurecredentials.server.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.login.Attempt;
import io.azurecredentials.login.Ruling;
import io.azurecredentials.login.jwt.Refusal;
import io.azurecredentials.server.http.Bucket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Bounds how many forged signatures one caller of the webhook has us check. The API server shows us
 * what others showed it, so that it is not limited as a peer: only what proved to be forged counts.
 * Once it was too much, Azure tokens that were good before are still looked at, and whether others
 * are nobody can tell for a moment. Login tokens never count: their seals cost next to nothing.
 * Thread-safe.
 */
public final class Forgeries implements Function<Attempt, Ruling> {
    /**
     * Forged signatures of one caller; twice as many at once. The API server is one caller for all
     * who show it tokens, without a limit for strangers of its own; so a bound that is reached soon
     * is a way to keep everybody else's new tokens out. A core checks more than twenty thousand
     * signatures a second: these take a fourth of one at the most, less than reading so many
     * reviews does, which nothing but the number of connections bounds.
     */
    static final int PER_SECOND = 5_000;

    private static final Set<String> REFUSALS =
            Stream.of(Refusal.values()).map(Refusal::toString).collect(toUnmodifiableSet());

    private static final int MOST_CALLERS = 1_000;
    private static final int REMEMBERED = 10_000;

    private final Function<Attempt, Ruling> admit;
    private final LongSupplier nanos;
    private final Map<InetAddress, Bucket> callers = new HashMap<>();
    private final Map<ByteBuffer, Boolean> good =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /**
     * @param admit decides, and is asked each time
     * @param nanos a clock that never goes back, {@link System#nanoTime}
     */
    public Forgeries(Function<Attempt, Ruling> admit, LongSupplier nanos) {
        this.admit = admit;
        this.nanos = nanos;
    }

    @Override
    public Ruling apply(Attempt attempt) {
        ByteBuffer digest = digest(attempt.jwt());
        if (!mayShow(attempt.caller(), digest)) {
            return new Ruling.Refused(
                    Ruling.Kind.UNAVAILABLE, "TooManyForged", Optional.empty(), Optional.empty());
        }
        Ruling ruling = admit.apply(attempt);
        switch (ruling) {
            case Ruling.Admitted _ -> remember(digest);
            case Ruling.Refused refused -> {
                if (mayBeForged(refused)) {
                    count(attempt.caller());
                }
            }
        }
        return ruling;
    }

    /**
     * Where it is the role that stands in the way, nobody says whether it came to the signature.
     */
    private static boolean mayBeForged(Ruling.Refused refused) {
        return refused.reason().equals(Refusal.SIGNATURE.toString())
                || (refused.kind() == Ruling.Kind.DENIED
                        && refused.who().isEmpty()
                        && !REFUSALS.contains(refused.reason()));
    }

    private synchronized boolean mayShow(InetAddress caller, ByteBuffer digest) {
        Bucket bucket = callers.get(caller);
        return bucket == null
                || bucket.at(PER_SECOND, nanos.getAsLong()).has(1)
                || good.get(digest) != null;
    }

    private synchronized void remember(ByteBuffer digest) {
        good.put(digest, true);
    }

    private synchronized void count(InetAddress caller) {
        long now = nanos.getAsLong();
        if (callers.size() >= MOST_CALLERS) {
            callers.values().removeIf(it -> it.at(PER_SECOND, now).isFull(PER_SECOND));
        }
        Bucket known = callers.getOrDefault(caller, Bucket.full(PER_SECOND, now));
        callers.put(caller, known.at(PER_SECOND, now).minus(1));
    }

    private static ByteBuffer digest(Sensitive jwt) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(jwt.reveal().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
