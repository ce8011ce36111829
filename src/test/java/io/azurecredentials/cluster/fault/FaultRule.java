package io.azurecredentials.cluster.fault;

import io.azurecredentials.cluster.http.RequestInfo;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Which requests meet a fault, and how many of them. Safe for use by many threads. */
public final class FaultRule {

    private final Set<String> verbs;
    private final String resource;
    private final Fault fault;
    private final int skipped;
    private final int most;
    private final double probability;
    private final Random dice;
    private final AtomicInteger met = new AtomicInteger();
    private final AtomicInteger struck = new AtomicInteger();

    private FaultRule(
            Set<String> verbs,
            String resource,
            Fault fault,
            int skipped,
            int most,
            double probability,
            long seed) {
        this.verbs = verbs;
        this.resource = resource;
        this.fault = fault;
        this.skipped = skipped;
        this.most = most;
        this.probability = probability;
        this.dice = new Random(seed);
    }

    /**
     * Every request with one of these verbs to this resource.
     *
     * @param resource plural name, with {@code /} and the subresource where it is one; {@code *}
     *     for any
     * @param verbs as authorization knows them: {@code get}, {@code list}, {@code watch}, {@code
     *     create}, {@code update}, {@code patch}, {@code delete}, …; none for all
     */
    public static FaultRule every(Fault fault, String resource, String... verbs) {
        return new FaultRule(Set.of(verbs), resource, fault, 0, Integer.MAX_VALUE, 1, 0);
    }

    /** The same, but only {@code count} times. */
    public FaultRule times(int count) {
        return new FaultRule(verbs, resource, fault, skipped, count, probability, 0);
    }

    /** The same, but not before {@code count} such requests went well. */
    public FaultRule after(int count) {
        return new FaultRule(verbs, resource, fault, count, most, probability, 0);
    }

    /** The same, but only by chance, which the same {@code seed} repeats. */
    public FaultRule sometimes(double chance, long seed) {
        return new FaultRule(verbs, resource, fault, skipped, most, chance, seed);
    }

    /** How many requests have met the fault so far. */
    public int struck() {
        return struck.get();
    }

    Fault fault() {
        return fault;
    }

    /** Whether the request meets the fault; counts it if so. */
    boolean strikes(RequestInfo request) {
        if (!means(request) || met.incrementAndGet() <= skipped || !lucky()) {
            return false;
        }
        if (struck.incrementAndGet() > most) {
            struck.decrementAndGet();
            return false;
        }
        return true;
    }

    private boolean lucky() {
        if (probability >= 1) {
            return true;
        }
        synchronized (dice) {
            return dice.nextDouble() < probability;
        }
    }

    private boolean means(RequestInfo request) {
        String full =
                request.subresource().isEmpty()
                        ? request.resource()
                        : request.resource() + "/" + request.subresource();
        return (verbs.isEmpty() || verbs.contains(request.verb()))
                && (resource.equals("*") || resource.equals(full));
    }
}
