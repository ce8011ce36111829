package io.azurecredentials.cluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All objects under one revision counter. Writes are compare-and-set on the identity of the object
 * that was read; reading one object takes no lock. Objects handed in belong to the store from then
 * on, objects handed out must not be changed.
 */
public final class Store {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Collection> collections = new ConcurrentHashMap<>();
    private final Set<Subscription> feeds = ConcurrentHashMap.newKeySet();
    private final int kept;
    private long revision = 1;

    /** Keeps {@code kept} changes of every collection. */
    public Store(int kept) {
        this.kept = kept;
    }

    /** The object, if it is there. */
    public Optional<ObjectNode> get(String collection, ObjectKey key) {
        return Optional.ofNullable(collection(collection).get(key));
    }

    /** The objects of a namespace, or of all if it is empty. */
    public Snapshot list(String collection, String namespace) {
        return reading(
                () -> {
                    Collection c = collection(collection);
                    List<ObjectNode> objects = namespace.isEmpty() ? c.all() : c.in(namespace);
                    return new Snapshot(objects, revision);
                });
    }

    /** The same as it was at {@code wanted}; empty if that is no longer known. */
    public Optional<Snapshot> listAt(String collection, String namespace, long wanted) {
        return reading(
                () -> {
                    Collection c = collection(collection);
                    return c.remembers(wanted)
                            ? Optional.of(new Snapshot(c.at(wanted, namespace), wanted))
                            : Optional.<Snapshot>empty();
                });
    }

    /** The revision of the last write. */
    public long revision() {
        return reading(() -> revision);
    }

    /** Adds the object and gives it its revision; false if the name is taken. */
    public boolean create(String collection, ObjectKey key, ObjectNode object) {
        return write(Change.Type.ADDED, collection, key, null, object);
    }

    /** Replaces {@code expected} by {@code next}; false if it is no longer the present state. */
    public boolean replace(String collection, ObjectKey key, ObjectNode expected, ObjectNode next) {
        return write(Change.Type.MODIFIED, collection, key, expected, next);
    }

    /** Removes {@code expected}, leaving {@code last} as its last words; false as above. */
    public boolean remove(String collection, ObjectKey key, ObjectNode expected, ObjectNode last) {
        return write(Change.Type.DELETED, collection, key, expected, last);
    }

    /** The changes of a collection after {@code since}; empty if they are no longer all known. */
    public Optional<Subscription> watch(String collection, long since) {
        return writing(
                () -> {
                    Collection c = collection(collection);
                    return c.remembers(since)
                            ? Optional.of(c.subscribe(since))
                            : Optional.<Subscription>empty();
                });
    }

    /** The revision up to which the changes of a collection are forgotten. */
    public long forgotten(String collection) {
        return reading(() -> collection(collection).oldestRemembered());
    }

    /** Every change from now on, of all collections. */
    public Subscription feed() {
        Subscription feed = new Subscription(Integer.MAX_VALUE, feeds::remove);
        feeds.add(feed);
        return feed;
    }

    /** Ends the watches of a collection that is no longer served. */
    public void endWatches(String collection) {
        collection(collection).endSubscriptions();
    }

    /** Ends all watches; the feeds go on. */
    public void endWatches() {
        collections.values().forEach(Collection::endSubscriptions);
    }

    /** Forgets all past changes; watches under way go on. */
    public void forgetHistory() {
        writing(
                () -> {
                    collections.values().forEach(c -> c.forget(revision));
                    return true;
                });
    }

    /** Ends everything that waits for changes. */
    public void close() {
        endWatches();
        List.copyOf(feeds).forEach(Subscription::end);
    }

    /** Reads every object of a collection anew, as after a change of its schema. */
    public void reread(String collection, UnaryOperator<ObjectNode> reading) {
        writing(
                () -> {
                    Collection c = collection(collection);
                    c.all().forEach(o -> c.reread(Metadata.of(o).key(), reading.apply(o)));
                    return true;
                });
    }

    /** The very object that was read must still be there, not just one like it. */
    @SuppressWarnings("ReferenceEquality")
    private boolean write(
            Change.Type type,
            String collection,
            ObjectKey key,
            @Nullable ObjectNode expected,
            ObjectNode next) {
        return writing(
                () -> {
                    Collection c = collection(collection);
                    if (c.get(key) != expected) {
                        return false;
                    }
                    revision++;
                    Metadata.of(next).node().put("resourceVersion", Long.toString(revision));
                    Change change = new Change(type, collection, key, next, expected, revision);
                    c.record(change);
                    feeds.forEach(feed -> feed.offer(change));
                    return true;
                });
    }

    private Collection collection(String name) {
        return collections.computeIfAbsent(name, n -> new Collection(kept));
    }

    private <T> T reading(Supplier<T> action) {
        lock.readLock().lock();
        try {
            return action.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T writing(Supplier<T> action) {
        lock.writeLock().lock();
        try {
            return action.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
