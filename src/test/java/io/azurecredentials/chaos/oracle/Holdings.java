package io.azurecredentials.chaos.oracle;

import io.azurecredentials.chaos.oracle.Violation.Kind;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Consumer.SignIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was drawn over HTTP and is held by somebody: it works until its lease is over. */
public final class Holdings {
    private final Consumer consumer;
    private final Excuses excuses;
    private final Violations violations;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger drawn = new AtomicInteger();

    /**
     * Something that is held.
     *
     * @param lease its id
     * @param until when it may have ended at the earliest
     */
    public record Held(String lease, Map<String, String> text, Instant until) {
        /** The name of its AzureCredential, in the namespace that it was drawn in. */
        public String object() {
            return "draw-" + lease.substring(lease.lastIndexOf('/') + 1);
        }

        private String clientID() {
            return text.getOrDefault("client_id", "");
        }
    }

    Holdings(Consumer consumer, Excuses excuses, Violations violations) {
        this.consumer = consumer;
        this.excuses = excuses;
        this.violations = violations;
    }

    /** Somebody was handed this; nobody else may be. */
    public void holds(Held now) {
        drawn.incrementAndGet();
        if (!texts.add(now.clientID() + "/" + now.text().get("client_secret"))) {
            violations.add(Kind.NOT_OURS, now.lease(), now.lease() + " was handed out twice");
        }
        held.put(now.lease(), now);
    }

    /** Its holder was told how long it lives, or has asked and does not know. */
    public void extended(Held before, Instant until) {
        held.replace(before.lease(), before, new Held(before.lease(), before.text(), until));
    }

    /** Its holder is about to give it back. */
    public void givesBack(Held now) {
        held.remove(now.lease());
    }

    /** All that is held and has not ended. */
    public List<Held> all() {
        held.values().removeIf(it -> !it.until().isAfter(Instant.now()));
        return List.copyOf(held.values());
    }

    /** How many were ever handed over. */
    public int drawn() {
        return drawn.get();
    }

    /** Uses all of them. */
    void round() {
        all().forEach(this::use);
    }

    private void use(Held it) {
        if (consumer.signIn(it.text()) == SignIn.REFUSED
                && it.equals(held.get(it.lease()))
                && it.until().isAfter(Instant.now())
                && !excuses.isBroken(it.clientID())) {
            violations.add(Kind.REVOKED, it.lease(), it.lease() + " is refused before its end");
        }
    }
}
