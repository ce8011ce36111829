package io.azurecredentials.cluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.ObjectKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The objects of one stored kind with their recent changes. The store's lock guards it. */
final class Collection {

    private static final int FARTHEST_BEHIND = 50_000;

    private final NavigableMap<ObjectKey, ObjectNode> objects = new ConcurrentSkipListMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final int kept;
    private long forgotten;

    Collection(int kept) {
        this.kept = kept;
    }

    @Nullable ObjectNode get(ObjectKey key) {
        return objects.get(key);
    }

    List<ObjectNode> all() {
        return new ArrayList<>(objects.values());
    }

    List<ObjectNode> in(String namespace) {
        ObjectKey from = new ObjectKey(namespace, "");
        ObjectKey to = new ObjectKey(namespace + "\0", "");
        return new ArrayList<>(objects.subMap(from, true, to, false).values());
    }

    /** The objects as they were at {@code revision}, which must be remembered. */
    List<ObjectNode> at(long revision, String namespace) {
        NavigableMap<ObjectKey, ObjectNode> then = new TreeMap<>(objects);
        for (Change change : (Iterable<Change>) history::descendingIterator) {
            if (change.revision() > revision) {
                if (change.previous() == null) {
                    then.remove(change.key());
                } else {
                    then.put(change.key(), change.previous());
                }
            }
        }
        then.keySet().removeIf(k -> !namespace.isEmpty() && !k.namespace().equals(namespace));
        return new ArrayList<>(then.values());
    }

    void record(Change change) {
        switch (change.type()) {
            case ADDED, MODIFIED -> objects.put(change.key(), change.object());
            case DELETED -> objects.remove(change.key());
        }
        history.addLast(change);
        if (history.size() > kept) {
            forgotten = history.removeFirst().revision();
        }
        for (Subscription subscription : subscriptions) {
            subscription.offer(change);
        }
    }

    /** Forgets all changes up to {@code revision}, the present one. */
    void forget(long revision) {
        history.clear();
        forgotten = revision;
    }

    /** Replaces an object's reading without a change of its revision. */
    void reread(ObjectKey key, ObjectNode object) {
        objects.replace(key, object);
    }

    /** Whether the changes after {@code revision} are still known. */
    boolean remembers(long revision) {
        return revision >= forgotten;
    }

    long oldestRemembered() {
        return forgotten;
    }

    Subscription subscribe(long since) {
        Subscription subscription = new Subscription(FARTHEST_BEHIND, subscriptions::remove);
        for (Change change : history) {
            if (change.revision() > since) {
                subscription.offer(change);
            }
        }
        subscriptions.add(subscription);
        return subscription;
    }

    void endSubscriptions() {
        List.copyOf(subscriptions).forEach(Subscription::end);
    }
}
