package io.azurecredentials.config.rotation;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The config, its bootstrap Secret and the operator's own Secret. */
final class SimulatedConfig {
    static final RootOwner OWNER = new RootOwner("cluster", "uid");
    static final String CLIENT = "client";
    static final Duration TTL = Duration.ofDays(182);
    static final Patience PATIENCE =
            new Patience(2, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofMinutes(5));

    Ledger ledger = Ledger.EMPTY;
    Ledger stale = Ledger.EMPTY;
    int version;

    /** Key id of what the bootstrap Secret holds, which its owner can name or not. */
    String bootstrap = "";

    boolean named;
    String source = "";
    Optional<Kept> kept = Optional.empty();

    /** Key id of what is kept, whether or not anybody but Azure knows it. */
    String keptKey = "";

    int secretVersion;
    Asked asked = asked(new Plan.Every(Duration.ofHours(1)), Optional.empty(), false);
    boolean gone;
    int effects;
    int dice;
    Set<Integer> deaths = Set.of();

    /** What Azure refuses. */
    Predicate<Step> refused = _ -> false;

    static Asked asked(Plan plan, Optional<String> request, boolean parting) {
        return new Asked(
                plan, Duration.ofMinutes(10), request, false, Optional.empty(), parting, false);
    }

    void request(String text) {
        asked = asked(asked.plan(), Optional.of(text), asked.parting());
    }

    void suspend(boolean suspended) {
        asked =
                new Asked(
                        asked.plan(),
                        asked.grace(),
                        asked.request(),
                        suspended,
                        asked.obstacle(),
                        asked.parting(),
                        asked.abandoned());
    }

    void abandon() {
        asked =
                new Asked(
                        asked.plan(),
                        asked.grace(),
                        asked.request(),
                        asked.suspended(),
                        asked.obstacle(),
                        true,
                        true);
        version++;
    }

    Refusal refusal(Instant now) {
        return new Refusal(
                new Problem.UserError(Reason.PERMISSION_MISSING, "Azure refuses this."),
                now.plus(Rotation.RECHECK));
    }

    void leave() {
        asked = asked(asked.plan(), asked.request(), true);
        version++;
    }
}
