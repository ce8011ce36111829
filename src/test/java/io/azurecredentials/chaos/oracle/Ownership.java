package io.azurecredentials.chaos.oracle;

import io.azurecredentials.chaos.oracle.Violation.Kind;
import io.azurecredentials.emulator.control.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether all that is in Azure is named by a living object. An operator that writes down what it
 * means before it does it never leaves anything unnamed, dead or alive; the grace is for the moment
 * between our looks at the two sides.
 */
public final class Ownership {
    private static final Duration GRACE = Duration.ofMillis(2_500);

    private final Living living;
    private final Excuses excuses;
    private final Supplier<Inventory> azure;
    private final Endings endings;
    private final Violations violations;
    private final Map<String, Instant> suspects = new HashMap<>();

    Ownership(
            Living living,
            Excuses excuses,
            Supplier<Inventory> azure,
            Endings endings,
            Violations violations) {
        this.living = living;
        this.excuses = excuses;
        this.azure = azure;
        this.endings = endings;
        this.violations = violations;
    }

    /** Looks once; what stays unnamed from look to look is an orphan. */
    public synchronized void look() {
        Names before = names();
        Inventory inventory = azure.get();
        endings.seen(inventory);
        excuses.abandoned().seen(inventory);
        Map<String, String> unnamed = before.unnamed(inventory);
        unnamed.keySet().retainAll(names().unnamed(inventory).keySet());
        Instant now = Instant.now();
        suspects.keySet().retainAll(unnamed.keySet());
        unnamed.forEach(
                (id, what) -> {
                    Instant since = suspects.computeIfAbsent(id, _ -> now);
                    if (!now.isBefore(since.plus(GRACE))) {
                        violations.add(Kind.ORPHAN, id, what + " has no living owner");
                    }
                });
    }

    private Names names() {
        return Names.of(
                Stream.of("AzureCredential", "AzureRole")
                        .flatMap(it -> living.written(it).stream())
                        .toList(),
                living.written("AzureConfig"),
                excuses.abandoned());
    }
}
