package io.azurecredentials.credential.lifecycle;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How long things live: the arithmetic of leases.
 *
 * @param ttl how long a password lives before a successor takes its place
 * @param maxTTL how long a service principal lives before another takes its place
 * @param renewAt percentage of the lease after which a successor is issued, 1 to 90
 * @param overlap how long a superseded password still works, if the user chose
 * @param explicitMaxTTL how long the credential lives, however often it is renewed, if there is an
 *     end
 */
public record Terms(
        Duration ttl,
        Duration maxTTL,
        int renewAt,
        Optional<Duration> overlap,
        Optional<Duration> explicitMaxTTL) {
    private static final Duration LONGEST_OVERLAP = Duration.ofMinutes(15);

    /** Of the time until {@code renewAt}, how much jitter may take away: one part in ten. */
    private static final int JITTER_PARTS = 10;

    /** For as long as somebody wants it. */
    public Terms(Duration ttl, Duration maxTTL, int renewAt, Optional<Duration> overlap) {
        this(ttl, maxTTL, renewAt, overlap, Optional.empty());
    }

    /** The overlap in force: the user's, or the smaller of 15 minutes and half of what is left. */
    public Duration overlapInForce() {
        return overlap.orElseGet(() -> shorter(LONGEST_OVERLAP, leftAfterRenewal().dividedBy(2)));
    }

    /** What is left of a whole lease when its successor is issued at the latest. */
    public Duration leftAfterRenewal() {
        return ttl.minus(share(ttl));
    }

    /** When a lease ends that is reserved now on a principal that was reserved then. */
    public Instant expiresAt(Instant reservedAt, Instant principalReservedAt) {
        Instant end = reservedAt.plus(ttl);
        Instant last = principalReservedAt.plus(maxTTL);
        return earlier(end, last);
    }

    /**
     * Until when a lease goes on whose holder asks for more time now. It may get shorter by it, as
     * with Vault. Unlike there, the longest life is counted from when the lease began, and nothing
     * is promised that the password's own end would break.
     *
     * @param increment what is asked for; none or zero means {@code ttl}
     * @return empty if it has ended, or may not go on
     * @see <a href="https://developer.hashicorp.com/vault/docs/concepts/lease">Lease, renew, and
     *     revoke</a>
     */
    public Optional<Instant> extendedUntil(
            Key key, Principal principal, Optional<Duration> increment, Instant now) {
        Instant wanted = now.plus(increment.filter(it -> !it.isZero()).orElse(ttl));
        Instant last = earlier(principal.reservedAt().plus(maxTTL), key.endsAt());
        return now.isBefore(earlier(key.expiresAt(), last))
                ? Optional.of(earlier(wanted, last))
                : Optional.empty();
    }

    /**
     * When the successor of a key is issued. Never later than {@link #renewAt} says; the jitter is
     * a hash of credential and sequence, so that it is the same after a restart and differs between
     * credentials that were made together.
     */
    public Instant renewAt(Key key, Owner owner) {
        Duration share = share(Duration.between(key.reservedAt(), key.expiresAt()));
        long widest = Math.max(1, share.toMillis() / JITTER_PARTS);
        return key.reservedAt()
                .plus(share)
                .minusMillis(hash(owner.uid() + "/" + key.sequence()) % widest)
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private Duration share(Duration whole) {
        return whole.multipliedBy(renewAt).dividedBy(100);
    }

    private static long hash(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
