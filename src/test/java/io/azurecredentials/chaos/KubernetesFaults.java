package io.azurecredentials.chaos;

import io.azurecredentials.cluster.fault.Fault;
import io.azurecredentials.cluster.fault.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What befalls the operator's requests to the API server. */
final class KubernetesFaults {
    private static final String ALL = "*";
    private static final String[] WRITES = {"create", "update", "patch", "delete"};
    private static final String[] READS = {"get", "list"};

    private KubernetesFaults() {}

    /** Writes take long enough to die in the middle of one, and to be done after one's death. */
    static List<FaultRule> few(long seed) {
        return List.of(
                sometimes(delay(150), 0.4, seed, WRITES),
                sometimes(delay(5_000), 0.03, seed + 1, WRITES),
                sometimes(new Fault.CutAfter(), 0.01, seed + 2, WRITES));
    }

    /** Every tenth request goes wrong, and watches do not live long. */
    static List<FaultRule> many(long seed) {
        Random random = new Random(seed);
        List<FaultRule> all = new ArrayList<>();
        all.add(sometimes(delay(5_000), 0.03, random.nextLong(), WRITES));
        all.add(sometimes(delay(100), 0.2, random.nextLong(), WRITES));
        all.add(sometimes(delay(300), 0.05, random.nextLong(), READS));
        all.add(sometimes(Fault.CONFLICT, 0.02, random.nextLong(), WRITES));
        all.add(sometimes(Fault.INTERNAL_ERROR, 0.02, random.nextLong(), WRITES));
        all.add(sometimes(Fault.INTERNAL_ERROR, 0.01, random.nextLong(), READS));
        all.add(sometimes(Fault.TOO_MANY_REQUESTS, 0.02, random.nextLong(), WRITES));
        all.add(sometimes(Fault.TOO_MANY_REQUESTS, 0.01, random.nextLong(), READS));
        all.add(sometimes(new Fault.CutAfter(), 0.03, random.nextLong(), WRITES));
        all.add(sometimes(new Fault.CutBefore(), 0.01, random.nextLong(), WRITES));
        all.add(sometimes(new Fault.ExpireWatch(), 0.05, random.nextLong(), "watch"));
        all.add(sometimes(new Fault.EndWatch(3), 0.2, random.nextLong(), "watch"));
        all.add(sometimes(new Fault.EndWatch(40), 0.3, random.nextLong(), "watch"));
        return all;
    }

    private static FaultRule sometimes(Fault fault, double chance, long seed, String... verbs) {
        return FaultRule.every(fault, ALL, verbs).sometimes(chance, seed);
    }

    private static Fault delay(int milliseconds) {
        return new Fault.Delay(Duration.ofMillis(milliseconds));
    }
}
