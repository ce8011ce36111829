package io.azurecredentials.emulator.control;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long answers take. */
public enum LatencyProfile {
    /** No longer than the emulator itself needs. */
    FAST,
    /**
     * Medians from public reports: tokens 150 ms, Graph reads 100 ms and writes 400 ms, ARM reads
     * 150 ms and writes 900 ms, with a long tail.
     */
    LIFELIKE;

    private static final double SPREAD = 0.5;

    /** The delay of one request. */
    public Duration sample(String operation, String method, RandomGenerator dice) {
        if (this == FAST) {
            return Duration.ZERO;
        }
        double millis = median(operation, method) * Math.exp(SPREAD * dice.nextGaussian());
        return Duration.ofNanos((long) (millis * 1_000_000));
    }

    private static int median(String operation, String method) {
        boolean write = !method.equals("GET");
        if (operation.startsWith("entra.")) {
            return 150;
        }
        if (operation.startsWith("arm.")) {
            return write ? 900 : 150;
        }
        return write ? 400 : 100;
    }
}
