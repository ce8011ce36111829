package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.store.Change;
import io.azurecredentials.cluster.store.Store;
import io.azurecredentials.cluster.store.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Lets a change of a policy or a binding take effect a while after it was committed, as it does in
 * a real API server, which learns of it by a watch of its own.
 */
final class DelayedPolicies implements Policies {

    private final Map<String, Map<ObjectKey, Change>> inForce =
            Map.of(
                    POLICIES, new ConcurrentHashMap<>(),
                    BINDINGS, new ConcurrentHashMap<>());
    private final Subscription feed;
    private final Executor later;

    private DelayedPolicies(Subscription feed, Executor later) {
        this.feed = feed;
        this.later = later;
    }

    /** Follows {@code store} until it is closed. */
    static Policies of(Store store, Duration delay) {
        Executor later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
        DelayedPolicies policies = new DelayedPolicies(store.feed(), later);
        Thread.ofVirtual().name("DelayedPolicies").start(policies::follow);
        return policies;
    }

    private void follow() {
        try (feed) {
            while (!feed.ended()) {
                Change change = feed.next(Duration.ofSeconds(1));
                if (change != null && inForce.containsKey(change.collection())) {
                    later.execute(() -> enforce(change));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void enforce(Change change) {
        in(change.collection())
                .merge(
                        change.key(),
                        change,
                        (old, next) -> next.revision() > old.revision() ? next : old);
    }

    private Map<ObjectKey, Change> in(String collection) {
        return inForce.getOrDefault(collection, Map.of());
    }

    private static boolean exists(Change change) {
        return change.type() != Change.Type.DELETED;
    }

    @Override
    public List<ObjectNode> bindings() {
        return in(BINDINGS).values().stream()
                .filter(DelayedPolicies::exists)
                .map(Change::object)
                .toList();
    }

    @Override
    public Optional<ObjectNode> policy(String name) {
        return Optional.ofNullable(in(POLICIES).get(new ObjectKey("", name)))
                .filter(DelayedPolicies::exists)
                .map(Change::object);
    }
}
