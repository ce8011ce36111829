package io.azurecredentials.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What came of asking for a while. */
final class Measured {
    private final double seconds;
    private final double cpuSeconds;
    private final long[] nanos;

    private Measured(double seconds, double cpuSeconds, long[] nanos) {
        this.seconds = seconds;
        this.cpuSeconds = cpuSeconds;
        this.nanos = nanos;
    }

    /**
     * @param took how long each answer took
     * @param elapsed how long it took in all
     * @param cpu what the server computed meanwhile
     */
    static Measured of(List<long[]> took, Duration elapsed, Duration cpu) {
        long[] all = took.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Measured(elapsed.toNanos() / 1e9, cpu.toNanos() / 1e9, all);
    }

    /** Of several, the middle one by that figure, which is the answer. */
    static double median(List<Measured> all, ToDoubleFunction<Measured> figure) {
        return all.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(all.size() / 2);
    }

    double perSecond() {
        return nanos.length / seconds;
    }

    /** Of the server, for one answer. */
    double cpuMicros() {
        return cpuSeconds / nanos.length * 1e6;
    }

    /** How much of a core the server had, in percent. */
    double share() {
        return cpuSeconds / seconds * 100;
    }

    double p50() {
        return millis(0.5);
    }

    double p99() {
        return millis(0.99);
    }

    private double millis(double part) {
        return nanos[(int) (nanos.length * part)] / 1e6;
    }
}
