package io.azurecredentials.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Listens to objects of one kind, in all namespaces or in each of some by itself: one of them whose
 * objects may not be listed is not heard of, and the others are.
 *
 * @param <T> their type
 */
public final class Informers<T extends HasMetadata> implements AutoCloseable {
    private static final String ALL = "";

    private final Map<String, Ear<T>> ears;

    private record Ear<T>(SharedIndexInformer<T> informer, Deafness deafness) {
        boolean isComplete() {
            return informer.hasSynced();
        }
    }

    private Informers(Map<String, Ear<T>> ears) {
        this.ears = ears;
    }

    /**
     * Begins to listen.
     *
     * @param objects the plural of their kind
     * @param namespaces empty for all
     * @param informer one that was not started, for a namespace; for all if that is empty
     */
    public static <T extends HasMetadata> Informers<T> start(
            String objects,
            List<String> namespaces,
            Function<Optional<String>, SharedIndexInformer<T>> informer) {
        Map<String, Ear<T>> ears = new LinkedHashMap<>();
        if (namespaces.isEmpty()) {
            ears.put(ALL, new Ear<>(informer.apply(Optional.empty()), Deafness.of(objects)));
        }
        for (String it : namespaces) {
            ears.computeIfAbsent(
                    it,
                    _ ->
                            new Ear<>(
                                    informer.apply(Optional.of(it)),
                                    Deafness.of(objects + " of namespace " + it)));
        }
        for (Ear<T> it : ears.values()) {
            it.informer().exceptionHandler(it.deafness());
            var _ = it.informer().start();
        }
        return new Informers<>(ears);
    }

    /** Whether all is known of a namespace; of one that is not served, that is nothing. */
    public boolean isComplete(String namespace) {
        return ear(namespace).map(Ear::isComplete).orElse(true);
    }

    /** The object as it was last told of. */
    public Optional<T> find(String namespace, String name) {
        return ear(namespace).map(it -> it.informer().getStore().getByKey(namespace + "/" + name));
    }

    /**
     * What is not known yet and should be before anybody is served, a sentence each. A namespace
     * whose objects we were refused is not waited for, unless nothing is known of any other.
     */
    public List<String> missing() {
        boolean some = ears.values().stream().anyMatch(Ear::isComplete);
        return ears.values().stream()
                .filter(it -> !(some && it.deafness().isRefused()))
                .flatMap(it -> it.deafness().missing(it.isComplete()).stream())
                .toList();
    }

    @Override
    public void close() {
        ears.values().forEach(it -> it.informer().close());
    }

    private Optional<Ear<T>> ear(String namespace) {
        return Optional.ofNullable(ears.get(namespace))
                .or(() -> Optional.ofNullable(ears.get(ALL)));
    }
}
