package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A workload whose pods read the Secret when they start, and never again. */
final class SimulatedConsumers {
    static final Duration TIMEOUT = Duration.ofMinutes(20);
    private static final Duration ROLLING = Duration.ofMinutes(13);

    /** What becomes of a restart. */
    enum Temper {
        FINISHES,
        NEVER_FINISHES,
        GONE,
        DENIED
    }

    final Temper temper;
    String mark = "";
    int version;
    private final Set<String> restartedFor = new HashSet<>();
    private final Map<String, Instant> replacedAt = new HashMap<>();
    private final Map<String, Instant> leaseEnds = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Set<String> starting = new HashSet<>();
    private Instant finishing = Instant.MAX;
    private String held = "";
    private String first = "";
    private Instant now = Instant.EPOCH;

    SimulatedConsumers(Temper temper) {
        this.temper = temper;
    }

    /** Marked over the version that was read, by whoever's request arrives. */
    void mark(int expected, String keyID) {
        if (expected != version) {
            return;
        }
        assertThat(restartedFor.add(keyID)).as("restarted again for %s", keyID).isTrue();
        assertThat(keyID).as("restarted for the first").isNotEqualTo(first);
        mark = keyID;
        version++;
        starting.clear();
        starting.add(held);
        finishing = now.plus(ROLLING);
    }

    /** Whether all pods were started after it got that mark. */
    boolean runsWith(String keyID) {
        return mark.equals(keyID) && finishing.equals(Instant.MAX);
    }

    int restarts() {
        return restartedFor.size();
    }

    /** Time goes on: pods start with what the Secret holds, and others end. */
    void live(Instant instant, String secret, Ledger ledger) {
        now = instant;
        ledger.keys().forEach(it -> it.keyID().ifPresent(id -> leaseEnds.put(id, it.expiresAt())));
        if (!secret.isEmpty() && !secret.equals(held)) {
            replacedAt.putIfAbsent(held, now);
            held = secret;
        }
        if (first.isEmpty()) {
            first = held;
        }
        if (temper != Temper.GONE && running.isEmpty() && !held.isEmpty()) {
            running.add(held);
        }
        if (!finishing.equals(Instant.MAX)) {
            starting.add(held);
            running.addAll(starting);
        }
        if (temper == Temper.FINISHES && !now.isBefore(finishing)) {
            running.retainAll(starting);
            finishing = Instant.MAX;
        }
    }

    /** What pods run with goes on for rolloutTimeout, or until its lease ends. */
    void check(Duration slack, Predicate<String> exists) {
        running.stream()
                .filter(it -> !it.equals(held) && !exists.test(it))
                .forEach(
                        it ->
                                assertThat(now.plus(slack))
                                        .as("%s was removed while pods used it", it)
                                        .isAfterOrEqualTo(mayGoAt(it)));
    }

    private Instant mayGoAt(String keyID) {
        Instant timedOut = replacedAt.getOrDefault(keyID, now).plus(TIMEOUT);
        Instant ended = leaseEnds.getOrDefault(keyID, Instant.MAX);
        return timedOut.isBefore(ended) ? timedOut : ended;
    }
}
