package io.azurecredentials.chaos.operators;

import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.control.JournalEntry;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Counts what Azure changes, and lets somebody act between the change and its answer. */
final class Changes {
    private static final Set<String> READS = Set.of("GET");

    private final String root;
    private final AtomicReference<Optional<Countdown>> waiting =
            new AtomicReference<>(Optional.empty());

    private record Countdown(int left, Runnable act) {
        Optional<Countdown> next() {
            return left <= 1 ? Optional.empty() : Optional.of(new Countdown(left - 1, act));
        }
    }

    Changes(Emulator azure) {
        this.root = azure.world().root().clientID();
        azure.listen(this::heard);
    }

    /** Acts when that many more changes were made; in the place of whoever waited before. */
    void at(int changes, Runnable act) {
        waiting.set(Optional.of(new Countdown(changes, act)));
    }

    /** Nobody waits any more. */
    void none() {
        waiting.set(Optional.empty());
    }

    private void heard(JournalEntry entry) {
        boolean change =
                entry.caller().equals(root)
                        && !READS.contains(entry.method())
                        && !entry.operation().startsWith("entra.")
                        && entry.status() < 300
                        && entry.status() > 0;
        if (change) {
            Optional<Countdown> before = waiting.getAndUpdate(it -> it.flatMap(Countdown::next));
            before.filter(it -> it.left() <= 1).ifPresent(it -> it.act().run());
        }
    }
}
