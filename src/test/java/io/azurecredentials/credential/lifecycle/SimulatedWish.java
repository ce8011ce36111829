package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.base.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wanted in every simulated life. */
final class SimulatedWish {
    static final Owner OWNER = new Owner("cluster", "uid");
    static final Patience PATIENCE =
            new Patience(2, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofMinutes(5));
    static final List<Right> RIGHTS =
            List.of(new Grant("/s/1", "reader"), new Grant("/s/2", "x"), new Membership("group"));
    static final Wish.Granted WISH =
            new Wish.Granted(
                    new Issuer("tenant", "AzurePublicCloud", "team", "config", "config-uid"),
                    RIGHTS,
                    new Terms(Duration.ofHours(1), Duration.ofHours(3), 67, Optional.empty()),
                    "shape",
                    "team/reader");

    /** The same, with other rights. */
    static Wish.Granted wish(List<Right> rights) {
        return new Wish.Granted(WISH.issuer(), rights, WISH.terms(), WISH.shape(), WISH.role());
    }

    private SimulatedWish() {}

    /** What an application is called in all tenants: each has names of its own. */
    static String name(Owner owner, Principal principal) {
        return principal.issuer().tenantID() + "/" + owner.uniqueName(principal.epoch());
    }

    /** The same from another role, through another config. */
    static Wish.Granted through(Issuer issuer, String role) {
        return new Wish.Granted(
                issuer,
                List.of(new Grant("/s/" + issuer.tenantID(), "x"), new Membership("theirs")),
                WISH.terms(),
                WISH.shape(),
                role);
    }

    /** The same with an end of the whole. */
    static Wish.Granted until(Duration explicitMaxTTL) {
        Terms terms = WISH.terms();
        return new Wish.Granted(
                WISH.issuer(),
                RIGHTS,
                new Terms(
                        terms.ttl(),
                        terms.maxTTL(),
                        terms.renewAt(),
                        terms.overlap(),
                        Optional.of(explicitMaxTTL)),
                WISH.shape(),
                WISH.role());
    }

    /** The same from another role, with other rights. */
    static Wish.Granted from(String role) {
        return new Wish.Granted(
                WISH.issuer(),
                List.of(new Grant("/s/" + role, "x")),
                WISH.terms(),
                WISH.shape(),
                role);
    }

    /** Whether a principal has that and nothing else, in Azure as well as in status. */
    static boolean isGiven(List<Right> wanted, Principal principal, SimulatedAzure azure) {
        return azure.gives(principal.ids().orElseThrow().servicePrincipalID(), wanted)
                && Set.copyOf(principal.rights().granted()).equals(Set.copyOf(wanted))
                && principal.rights().holdings().size() == wanted.size();
    }

    /** When there is something to do for either; empty if there is now. */
    static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.flatMap(x -> b.map(y -> x.isBefore(y) ? x : y));
    }

    /** A rest by the true clock, of one whose clock is that much ahead. */
    static Step earlier(Step step, Duration ahead) {
        return switch (step) {
            case Step.Rest(Instant until, Step.Why why) -> new Step.Rest(until.minus(ahead), why);
            case Step.Refuse(Problem problem, Instant until) ->
                    new Step.Refuse(problem, until.minus(ahead));
            default -> step;
        };
    }

    /** Until when there is nothing to do, if there is nothing. */
    static Optional<Instant> idleUntil(Step step) {
        return switch (step) {
            case Step.Rest(Instant until, _) -> Optional.of(until);
            case Step.Refuse(_, Instant until) -> Optional.of(until);
            default -> Optional.empty();
        };
    }
}
