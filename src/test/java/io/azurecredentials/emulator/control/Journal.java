package io.azurecredentials.emulator.control;

import io.azurecredentials.emulator.http.Request;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every request since the start or the last reset, in the order of the answers. */
public final class Journal {

    private final InstantSource clock;
    private final List<JournalEntry> entries = new ArrayList<>();
    private long last;

    public Journal(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void add(
            Request request,
            int status,
            String operation,
            String caller,
            Optional<FaultKind> fault) {
        last++;
        entries.add(
                new JournalEntry(
                        last,
                        clock.instant().toString(),
                        request.method(),
                        request.host(),
                        request.path(),
                        status,
                        operation,
                        caller,
                        request.header("X-Emulator-Machine").orElse(null),
                        fault.map(FaultKind::wireName).orElse(null)));
    }

    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    synchronized void clear() {
        entries.clear();
    }
}
