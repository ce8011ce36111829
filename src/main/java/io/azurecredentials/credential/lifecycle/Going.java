package io.azurecredentials.credential.lifecycle;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Key.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The AzureConfigs and roles of a credential that were told to go. They wait for what was made
 * through them, which is renewed and revoked as before. What was only meant to be made is given up,
 * or they and the credential would wait for each other.
 *
 * @param configs by UID, with what is to be said of each
 * @param roles by namespace/name, with what is to be said of each
 */
public record Going(Map<String, Problem> configs, Map<String, Problem> roles) {
    public Going {
        configs = Map.copyOf(configs);
        roles = Map.copyOf(roles);
    }

    /** What is wanted, unless nothing was made before through the config, or from the role. */
    public Wish allowed(Wish wish, Ledger ledger, Shelf shelf) {
        return wish instanceof Wish.Granted granted
                ? obstacle(granted, ledger, shelf).<Wish>map(Wish.Refused::new).orElse(wish)
                : wish;
    }

    private Optional<Problem> obstacle(Wish.Granted wish, Ledger ledger, Shelf shelf) {
        List<Principal> made = made(ledger, shelf);
        String uid = wish.issuer().configUID();
        return Stream.concat(
                        Stream.ofNullable(configs.get(uid)).filter(_ -> isIdleConfig(uid, made)),
                        Stream.ofNullable(roles.get(wish.role()))
                                .filter(_ -> isIdleRole(wish.role(), made)))
                .findFirst();
    }

    /**
     * The ledger once what was only meant is given up: somebody may have sent a request for it just
     * before, so it is looked for in Azure like anything else. Where nothing at all is left, no
     * config and no role is held any more.
     */
    public Ledger givenUp(Ledger ledger, Shelf shelf, Instant now) {
        if (ledger.ending().isPresent()) {
            return ledger;
        }
        if (ledger.principals().isEmpty()) {
            return ledger.issuer().filter(this::mayGo).isPresent() ? released(ledger) : ledger;
        }
        Instant at = now.truncatedTo(SECONDS);
        List<Principal> made = made(ledger, shelf);
        Predicate<Principal> meant =
                it -> it.retireAt().isEmpty() && !made.contains(it) && isHeldUp(it, made);
        return ledger.with(
                ledger.principals().stream()
                        .map(it -> meant.test(it) ? it.retiring(at) : it)
                        .toList(),
                ledger.keys().stream().flatMap(it -> kept(it, ledger, meant, at)).toList());
    }

    /** A password may exist only on an application that was recorded. */
    private static Stream<Key> kept(
            Key key, Ledger ledger, Predicate<Principal> meant, Instant at) {
        Optional<Principal> given = ledger.principal(key.epoch()).filter(meant);
        return given.isEmpty()
                ? Stream.of(key)
                : given
                        .filter(it -> it.ids().isPresent())
                        .map(_ -> key.leaving(State.ABANDONED, at))
                        .stream();
    }

    /** Whether anything of it is known to have been made: of one that others use, a password. */
    private static boolean isMade(Principal principal, Ledger ledger, Shelf shelf) {
        return principal.isShared()
                ? ledger.hasServed(principal)
                        || ledger.keysOn(principal).anyMatch(it -> it.isHeldIn(shelf))
                : principal.ids().isPresent();
    }

    private static List<Principal> made(Ledger ledger, Shelf shelf) {
        return ledger.principals().stream().filter(it -> isMade(it, ledger, shelf)).toList();
    }

    private boolean isHeldUp(Principal principal, List<Principal> made) {
        String uid = principal.issuer().configUID();
        return (configs.containsKey(uid) && isIdleConfig(uid, made))
                || roles.keySet().stream()
                        .anyMatch(it -> principal.isFrom(it) && isIdleRole(it, made));
    }

    private static boolean isIdleConfig(String uid, List<Principal> made) {
        return made.stream().noneMatch(it -> it.issuer().configUID().equals(uid));
    }

    private static boolean isIdleRole(String role, List<Principal> made) {
        return made.stream().noneMatch(it -> it.isFrom(role));
    }

    private boolean mayGo(Issuer last) {
        return configs.containsKey(last.configUID()) || !roles.isEmpty();
    }

    private static Ledger released(Ledger ledger) {
        return new Ledger(
                Optional.empty(),
                ledger.life(),
                ledger.principals(),
                ledger.keys(),
                ledger.handledRotation(),
                ledger.ending());
    }
}
