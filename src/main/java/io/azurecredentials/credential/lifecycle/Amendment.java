package io.azurecredentials.credential.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings what living service principals have to what is wanted: what they lack is added first, and
 * only what is there in its place lets the rest go. One that waits for its end gets nothing new.
 *
 * <p>What nobody wrote down is not touched: a right that somebody else gave to a service principal
 * of ours is his, and goes with it if it is a membership. Nor is one whose place an application
 * that others use is to take: it goes on as it is until then.
 */
final class Amendment {
    private Amendment() {}

    /** All that can be done now, the most important first. */
    static Stream<Step> due(Facts facts) {
        return living(facts).flatMap(it -> Stream.concat(change(facts, it), removal(facts, it)));
    }

    /** When something that is taken away is looked at again. */
    static Stream<Instant> later(Facts facts) {
        return living(facts)
                .flatMap(it -> it.rights().holdings().stream())
                .filter(it -> it.state() == Holding.State.LEAVING)
                .map(it -> at(it, facts))
                .filter(it -> it.isAfter(facts.now()));
    }

    /** The intent, for one that was never given what was written down, and has no user yet. */
    static Optional<Step> ahead(Facts facts, Wish.Granted wish, Principal principal) {
        Rights rights = principal.rights();
        return rights.lack(wish.rights()) || !rights.surplus(wish.rights()).isEmpty()
                ? Optional.of(new Step.Amend(of(facts, principal).becoming(wish.rights())))
                : Optional.empty();
    }

    private static Stream<Principal> living(Facts facts) {
        return facts.ledger().principals().stream()
                .filter(it -> !it.isShared())
                .filter(it -> it.grantedAt().isPresent() && it.absentSince().isEmpty());
    }

    private static Stream<Step> change(Facts facts, Principal principal) {
        return wanted(facts, principal).flatMap(it -> change(facts, it, principal)).stream();
    }

    private static Optional<Step> change(Facts facts, List<Right> wanted, Principal principal) {
        Rights rights = principal.rights();
        boolean stays = principal.retireAt().isEmpty();
        List<Right> surplus = rights.surplus(wanted);
        if (stays && rights.lack(wanted)) {
            return Optional.of(new Step.Amend(of(facts, principal).requesting(wanted)));
        }
        if (stays && !rights.open(wanted).isEmpty()) {
            return Optional.of(new Step.Give(principal, rights.open(wanted), surplus));
        }
        return surplus.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.Amend(of(facts, principal).leaving(surplus)));
    }

    private static Stream<Step> removal(Facts facts, Principal principal) {
        List<Right> wanted = wanted(facts, principal).orElse(List.of());
        List<Right> due =
                principal.rights().holdings().stream()
                        .filter(it -> it.state() == Holding.State.LEAVING)
                        .filter(it -> !at(it, facts).isAfter(facts.now()))
                        .map(Holding::right)
                        .filter(it -> wanted.stream().noneMatch(it::isSameAs))
                        .toList();
        return due.isEmpty() ? Stream.empty() : Stream.of(new Step.Take(principal, due));
    }

    private static Instant at(Holding holding, Facts facts) {
        return holding.absentSince()
                .map(it -> it.plus(facts.patience().settle()))
                .orElse(facts.now());
    }

    /** Empty while nobody knows, or while it is another's, or another role's, to say. */
    private static Optional<List<Right>> wanted(Facts facts, Principal principal) {
        return facts.wish() instanceof Wish.Granted wish
                        && principal.isFrom(wish.role())
                        && wish.target() instanceof Target.Dynamic
                        && facts.ledger().issuer().equals(Optional.of(wish.issuer()))
                ? Optional.of(wish.rights())
                : Optional.empty();
    }

    private static Amendments of(Facts facts, Principal principal) {
        return facts.ledger().amending(principal, facts.now(), facts.patience().settle());
    }
}
