package io.azurecredentials.emulator.control;

import io.azurecredentials.emulator.http.Charge;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The budgets of callers, which Azure throttles when they are spent. Off unless somebody asks. */
public final class Budgets {

    /** A request that is refused, and how long its caller should wait. */
    public record Refused(Charge charge, Duration delay) {}

    private record Bucket(double left, Instant when) {}

    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Instant> exhausted = new HashMap<>();
    private double share;

    /** How large budgets are: 1 as Azure publishes them, 0 endless. All are full again. */
    synchronized void share(double next) {
        share = next;
        buckets.clear();
        exhausted.clear();
    }

    /** Empties all budgets of that kind until then, whoever holds them. */
    synchronized void exhaust(String kind, Instant until) {
        exhausted.put(kind, until);
    }

    /** Whether any budget can run out. */
    public synchronized boolean areOff() {
        return share == 0 && exhausted.isEmpty();
    }

    /** Charges a request; nothing is charged if one of its budgets is spent. */
    public synchronized Optional<Refused> spend(List<Charge> charges, Instant now) {
        for (Charge charge : charges) {
            Optional<Refused> refused = refused(charge.scaled(share), now);
            if (refused.isPresent()) {
                return refused;
            }
        }
        if (share > 0) {
            charges.forEach(charge -> take(charge.scaled(share), now));
        }
        return Optional.empty();
    }

    private Optional<Refused> refused(Charge charge, Instant now) {
        Instant until = exhausted.get(charge.kind());
        if (until != null && now.isBefore(until)) {
            return Optional.of(new Refused(charge, Duration.between(now, until)));
        }
        double lacking = charge.cost() - left(charge, now);
        if (share == 0 || lacking <= 0) {
            return Optional.empty();
        }
        double seconds = lacking / charge.capacity() * charge.window().toMillis() / 1000;
        return Optional.of(new Refused(charge, Duration.ofMillis((long) (seconds * 1000) + 1)));
    }

    private void take(Charge charge, Instant now) {
        buckets.put(key(charge), new Bucket(left(charge, now) - charge.cost(), now));
    }

    private double left(Charge charge, Instant now) {
        Bucket bucket = buckets.get(key(charge));
        if (bucket == null) {
            return charge.capacity();
        }
        double refilled =
                charge.capacity()
                        * Duration.between(bucket.when(), now).toMillis()
                        / charge.window().toMillis();
        return Math.min(charge.capacity(), bucket.left() + refilled);
    }

    private static String key(Charge charge) {
        return charge.kind() + "/" + charge.holder();
    }
}
