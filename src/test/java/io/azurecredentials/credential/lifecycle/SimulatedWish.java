package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
                    "shape");

    private SimulatedWish() {}

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
                WISH.shape());
    }

    /** A rest by the true clock, of one whose clock is that much ahead. */
    static Step earlier(Step step, Duration ahead) {
        return step instanceof Step.Rest(Instant until, Step.Why why)
                ? new Step.Rest(until.minus(ahead), why)
                : step;
    }
}
