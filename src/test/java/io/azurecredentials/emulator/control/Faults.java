package io.azurecredentials.emulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The rules in force, and how far each has counted. */
public final class Faults {

    private static final class Counted {
        private final FaultRule rule;
        private int seen;

        Counted(FaultRule rule) {
            this.rule = rule;
        }
    }

    private final long seed;
    private SplittableRandom dice;
    private List<Counted> rules = List.of();

    public Faults(long seed) {
        this.seed = seed;
        this.dice = new SplittableRandom(seed);
    }

    /** Replaces all rules; counting and dice start anew. */
    void use(List<FaultRule> next) {
        use(next, seed);
    }

    /** Replaces all rules; counting starts anew, and the dice with that seed. */
    synchronized void use(List<FaultRule> next, long diceSeed) {
        List<Counted> counted = new ArrayList<>();
        next.forEach(rule -> counted.add(new Counted(rule)));
        rules = counted;
        dice = new SplittableRandom(diceSeed);
    }

    /** Counts a request of an operation, and says what befalls it: the first rule that strikes. */
    public synchronized Optional<FaultRule> strike(String operation) {
        FaultRule struck = null;
        for (Counted counted : rules) {
            if (counted.rule.isFor(operation)) {
                counted.seen++;
                if (struck == null && strikes(counted)) {
                    struck = counted.rule;
                }
            }
        }
        return Optional.ofNullable(struck);
    }

    private boolean strikes(Counted counted) {
        return counted.rule.nth().isPresent()
                ? counted.seen == counted.rule.nth().getAsInt()
                : dice.nextDouble() < counted.rule.probability().getAsDouble();
    }
}
