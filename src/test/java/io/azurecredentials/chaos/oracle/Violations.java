package io.azurecredentials.chaos.oracle;

import io.azurecredentials.chaos.oracle.Violation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The violations so far, each once. */
public final class Violations {
    private final Map<String, Violation> all = new LinkedHashMap<>();
    private final Consumer<Violation> listener;

    /**
     * @param listener told of each at once
     */
    public Violations(Consumer<Violation> listener) {
        this.listener = listener;
    }

    /** Notes one, unless one of that kind is known of the same thing. */
    public void add(Kind kind, String about, String what) {
        Violation violation = new Violation(kind, about, what, Instant.now());
        synchronized (all) {
            if (all.putIfAbsent(kind + "/" + about, violation) != null) {
                return;
            }
        }
        listener.accept(violation);
    }

    /** How many things of that kind were found. */
    public int count(Kind kind) {
        return (int) list().stream().filter(it -> it.kind() == kind).count();
    }

    /** The first of all. */
    public Optional<Violation> first() {
        return list().stream().findFirst();
    }

    /** In the order in which they were found. */
    public List<Violation> list() {
        synchronized (all) {
            return new ArrayList<>(all.values());
        }
    }
}
