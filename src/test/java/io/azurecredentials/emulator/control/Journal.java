package io.azurecredentials.emulator.control;

import io.azurecredentials.emulator.http.Request;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Every request since the start or the last reset, in the order of the answers. */
public final class Journal {

    private final InstantSource clock;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
    private long last;

    public Journal(InstantSource clock) {
        this.clock = clock;
    }

    /** Writes a request down, and lets whoever listens act before it is answered. */
    public void add(
            Request request,
            int status,
            String operation,
            String caller,
            Optional<FaultKind> fault) {
        JournalEntry entry = entry(request, status, operation, caller, fault);
        listeners.forEach(it -> it.accept(entry));
    }

    /** Has every request told, on the thread that is about to answer it. */
    public void listen(Consumer<JournalEntry> listener) {
        listeners.add(listener);
    }

    private synchronized JournalEntry entry(
            Request request,
            int status,
            String operation,
            String caller,
            Optional<FaultKind> fault) {
        last++;
        JournalEntry entry =
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
                        fault.map(FaultKind::wireName).orElse(null));
        entries.add(entry);
        return entry;
    }

    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    synchronized void clear() {
        entries.clear();
    }
}
