package io.azurecredentials.session.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a service token: everything that grants something, and never the token.
 *
 * @param id that its token names
 * @param keyID of the key that sealed its token, and seals it
 * @param digest of the token; only whoever holds the token can make it
 * @param parent whose child it is, and dies with; this one and none made anew under its name
 * @param grant what its token is good for now
 * @param lifetime the limits that were in force when it was issued
 * @param creationTTL how long it was to live when it was issued
 * @param renewable whether it can be renewed at all
 * @param renewedAt when it last was
 * @param usesLeft how often its token can still be used; any number of times if empty
 */
public record Session(
        SessionID id,
        String keyID,
        String digest,
        Optional<SessionReference> parent,
        Grant grant,
        Lifetime lifetime,
        Duration creationTTL,
        boolean renewable,
        Optional<Instant> renewedAt,
        Optional<Integer> usesLeft) {
    /** How many generations of parents a session can have. */
    public static final int MOST_ANCESTORS = 8;

    /** The session that a token is to have. */
    public static Session begun(TokenSeed seed, Grant grant, Lifetime lifetime, TokenRules rules) {
        return new Session(
                seed.session(),
                seed.key().id(),
                seed.digest(),
                Optional.empty(),
                grant,
                lifetime,
                Duration.between(grant.issuedAt(), grant.expiresAt()),
                true,
                Optional.empty(),
                rules.numUses());
    }

    /** Whether it is the same session, whatever has become of it. */
    public boolean isSame(Session other) {
        return id.equals(other.id)
                && keyID.equals(other.keyID)
                && MessageDigest.isEqual(digest.getBytes(UTF_8), other.digest.getBytes(UTF_8));
    }

    /** Whether this is its token, if the token names this very object. */
    public boolean isOf(ServiceToken token) {
        return token.session().id().equals(id)
                && token.key().id().equals(keyID)
                && MessageDigest.isEqual(token.digest().getBytes(UTF_8), digest.getBytes(UTF_8));
    }

    /**
     * The session after a renewal, or empty if there is nothing left to renew. What the role no
     * longer gives is lost, where it no longer lets a token be used this one cannot be used, and
     * nothing is gained.
     *
     * @param rules of the role as it is now
     * @param increment how long the caller wants it to live from now
     * @param end of whoever it ends with
     */
    public Optional<Session> renewed(
            TokenRules rules, Instant now, Optional<Duration> increment, Optional<Instant> end) {
        return lifetime.renewedEnd(rules, now, increment)
                .map(it -> end.filter(it::isAfter).orElse(it))
                .flatMap(
                        next ->
                                grant.within(rules.policies(), rules.boundCIDRs())
                                        .map(it -> renewed(it.until(next), now)));
    }

    /**
     * How long it is to live after a renewal; empty if its role says. A child is renewed by as much
     * as it was made with (Vault, {@code auth/token/create}).
     *
     * @param asked what the caller says
     */
    public Optional<Duration> increment(Optional<Duration> asked) {
        return asked.filter(Duration::isPositive).or(() -> parent.map(_ -> creationTTL));
    }

    private Session renewed(Grant next, Instant now) {
        return new Session(
                id,
                keyID,
                digest,
                parent,
                next,
                lifetime,
                creationTTL,
                renewable,
                Optional.of(now.truncatedTo(ChronoUnit.SECONDS)),
                usesLeft);
    }

    /** It was used once more. */
    public Session used() {
        return new Session(
                id,
                keyID,
                digest,
                parent,
                grant,
                lifetime,
                creationTTL,
                renewable,
                renewedAt,
                usesLeft.map(it -> it - 1));
    }

    /** Whether its token can still be used, as far as it says itself. */
    public boolean isAlive(Instant now) {
        return !isUsedUp() && !grant.isOver(now);
    }

    /** Whether its token was used as often as it could be. */
    public boolean isUsedUp() {
        return usesLeft.filter(it -> it <= 0).isPresent();
    }

    /**
     * The seal over all of it: a record that was edited, copied to another name or namespace, or
     * written by somebody else has none that fits. Nor has one that was set back to what it once
     * was: every change of a spec gives an object another generation (Kubernetes API conventions,
     * "Metadata").
     *
     * @param generation of the object that says this
     */
    public String seal(TokenKey key, long generation) {
        List<String> all = new ArrayList<>(GrantFields.write(grant));
        all.add(Integer.toString(all.size()));
        all.add(id.name());
        all.add(keyID);
        all.add(digest);
        all.add(parent.map(it -> it.id().name() + "/" + it.uid()).orElse(""));
        all.add(lifetime.issuedAt().toString());
        all.add(lifetime.latest().map(Instant::toString).orElse(""));
        all.add(lifetime.explicitMaxTTL().map(Duration::toString).orElse(""));
        all.add(lifetime.period().map(Duration::toString).orElse(""));
        all.add(creationTTL.toString());
        all.add(Boolean.toString(renewable));
        all.add(renewedAt.map(Instant::toString).orElse(""));
        all.add(usesLeft.map(it -> Integer.toString(it)).orElse(""));
        all.add(Long.toString(generation));
        return HexFormat.of().formatHex(key.sealTexts(Purpose.SESSION, all));
    }
}
