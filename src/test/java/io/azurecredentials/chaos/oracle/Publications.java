package io.azurecredentials.chaos.oracle;

import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What every Secret of ours holds now, and what it held before and must still work. */
final class Publications {
    private final Function<String, Duration> overlap;
    private final Map<String, Publication> current = new HashMap<>();
    private final List<Superseded> superseded = new ArrayList<>();
    private final Set<String> issued = new HashSet<>();

    /** One whose place another took; it must work until then. */
    private record Superseded(Publication publication, Instant until) {}

    /**
     * @param overlap how long a superseded credential must go on, by the owner's UID
     */
    Publications(Function<String, Duration> overlap) {
        this.overlap = overlap;
    }

    /** Takes note of a Secret as it stands now; returns what is new in it. */
    synchronized Optional<Publication> seen(Secret secret) {
        Optional<Publication> now = Publication.of(secret);
        Publication before = current.get(Publication.key(secret));
        if (before != null && now.filter(before::isSameCredential).isPresent()) {
            return Optional.empty();
        }
        supersede(Publication.key(secret));
        now.ifPresent(
                it -> {
                    current.put(it.secret(), it);
                    issued.add(it.clientID() + "/" + it.password());
                });
        return now;
    }

    /** A Secret is gone. */
    synchronized void gone(Secret secret) {
        supersede(Publication.key(secret));
    }

    private void supersede(String key) {
        Publication before = current.remove(key);
        if (before != null) {
            Instant until = Instant.now().plus(overlap.apply(before.ownerUID()));
            superseded.add(new Superseded(before, until));
        }
    }

    /** All that must work at this moment. */
    synchronized List<Publication> due() {
        Instant now = Instant.now();
        superseded.removeIf(it -> !it.until().isAfter(now));
        List<Publication> due = new ArrayList<>(current.values());
        superseded.forEach(it -> due.add(it.publication()));
        return due;
    }

    /** Whether it must have worked at a moment that has just passed. */
    synchronized boolean mustHaveWorked(Publication publication, Instant then) {
        return publication.equals(current.get(publication.secret()))
                || superseded.stream()
                        .anyMatch(
                                it ->
                                        it.publication().equals(publication)
                                                && then.isBefore(it.until()));
    }

    /** How many different credentials were ever published. */
    synchronized int issued() {
        return issued.size();
    }
}
