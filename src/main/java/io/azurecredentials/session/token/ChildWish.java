package io.azurecredentials.session.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a token's holder wants a child of it to be like (Vault, {@code auth/token/create}). A child
 * speaks for the same subject and never has more than its parent, with which it ends.
 *
 * @param ttl how long it is to live; as long as its parent if empty
 * @param explicitMaxTTL no renewal goes beyond it
 * @param renewable whether it can be renewed at all
 * @param policies those of its parent if empty
 * @param numUses how often it can be used; any number of times if empty
 */
public record ChildWish(
        Optional<Duration> ttl,
        Optional<Duration> explicitMaxTTL,
        boolean renewable,
        Optional<List<String>> policies,
        Optional<Integer> numUses) {

    public ChildWish {
        policies = policies.map(List::copyOf);
    }

    /** Why a token has no such child. */
    public enum Refusal {
        /** Nothing is kept of it (Vault: batch tokens cannot create more tokens). */
        BATCH,
        /** Its uses are counted (Vault: restricted use token cannot generate child tokens). */
        COUNTED,
        /**
         * It does not have all of the policies (Vault: child policies must be subset of parent).
         */
        POLICIES,
        /** It has too many ancestors, or ended meanwhile. */
        TOO_DEEP,
        /** Its subject has as many sessions of the role as anybody may have. */
        TOO_MANY
    }

    /** Why that parent cannot have such a child, if it cannot. */
    public Optional<Refusal> refusal(ValidToken.Service parent) {
        if (parent.usesLeft().isPresent()) {
            return Optional.of(Refusal.COUNTED);
        }
        return policies.filter(it -> !parent.grant().policies().containsAll(it))
                .map(_ -> Refusal.POLICIES);
    }

    /** The child's session. */
    public Session child(ValidToken.Service parent, TokenSeed seed, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> latest =
                earliest(
                        Stream.of(
                                parent.session().lifetime().latest(),
                                after(issuedAt, explicitMaxTTL)));
        Instant end =
                earliest(
                                Stream.of(
                                        Optional.of(parent.grant().expiresAt()),
                                        latest,
                                        after(issuedAt, ttl)))
                        .orElseThrow();
        Grant grant = parent.grant();
        return new Session(
                seed.session(),
                seed.key().id(),
                seed.digest(),
                Optional.of(parent.token().session()),
                new Grant(
                        grant.role(),
                        grant.subject(),
                        policies.orElse(grant.policies()),
                        grant.boundCIDRs(),
                        issuedAt,
                        end),
                new Lifetime(issuedAt, latest),
                Duration.between(issuedAt, end),
                renewable,
                Optional.empty(),
                numUses);
    }

    private static Optional<Instant> after(Instant from, Optional<Duration> wanted) {
        return wanted.map(it -> Lifetime.plus(from, it));
    }

    private static Optional<Instant> earliest(Stream<Optional<Instant>> limits) {
        return limits.flatMap(Optional::stream).min(Instant::compareTo);
    }
}
