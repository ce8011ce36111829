package io.azurecredentials.config;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects of one kind that hold an object that is to go. Whenever one of them changes or goes, what
 * it refers to is woken if it waits.
 *
 * @param <H> who holds
 * @param <P> what is held
 */
public final class Holders<H extends HasMetadata, P extends HasMetadata> {
    private final Class<H> type;
    private final BiPredicate<H, P> refers;
    private final BiPredicate<H, P> holds;
    private final KubernetesClient client;
    private final List<String> namespaces;
    private final Function<H, Predicate<P>> wakes;
    private @Nullable InformerEventSource<H, P> source;

    /** The same for objects that wait for holders only when they are to go. */
    public Holders(
            Class<H> type,
            BiPredicate<H, P> refers,
            BiPredicate<H, P> holds,
            KubernetesClient client,
            List<String> namespaces) {
        this(type, refers, holds, _ -> _ -> false, client, namespaces);
    }

    /**
     * Nothing is read yet.
     *
     * @param refers whether it may ever have held it
     * @param holds whether one that refers to it holds it now
     * @param wakes what one of them wakes as well, although that is not to go; asked once each time
     *     that one of them was changed
     * @param namespaces that are served; empty for all
     */
    public Holders(
            Class<H> type,
            BiPredicate<H, P> refers,
            BiPredicate<H, P> holds,
            Function<H, Predicate<P>> wakes,
            KubernetesClient client,
            List<String> namespaces) {
        this.type = type;
        this.refers = refers;
        this.holds = holds;
        this.wakes = wakes;
        this.client = client;
        this.namespaces = List.copyOf(namespaces);
    }

    /** Watches them for the controller of what they hold. */
    public EventSource<?, P> source(EventSourceContext<P> context) {
        InformerEventSource<H, P> made =
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(
                                        type, context.getPrimaryResourceClass())
                                .withSecondaryToPrimaryMapper(it -> waiting(it, context))
                                .withPrimaryToSecondaryMapper((P _) -> Set.of())
                                .withNamespacesInheritedFromController()
                                .build(),
                        context);
        source = made;
        return made;
    }

    /**
     * Who holds it. Before nobody is said to, the API server itself is asked: what a cache has not
     * heard of yet would be stranded.
     */
    public List<H> of(P held) {
        return those(it -> isHolding(it, held));
    }

    /** The same of those that this is true of. */
    public List<H> those(Predicate<H> which) {
        List<H> cached =
                Optional.ofNullable(source).stream().flatMap(it -> it.list(which)).toList();
        return cached.isEmpty() ? live().filter(which).toList() : cached;
    }

    private boolean isHolding(H holder, P held) {
        return refers.test(holder, held) && holds.test(holder, held);
    }

    private Set<ResourceID> waiting(H holder, EventSourceContext<P> context) {
        Predicate<P> woken = wakes.apply(holder);
        return context.getPrimaryCache()
                .list(it -> woken.test(it) || (isGoing(it) && refers.test(holder, it)))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private boolean isGoing(P held) {
        return held.getMetadata().getDeletionTimestamp() != null;
    }

    private Stream<H> live() {
        MixedOperation<H, KubernetesResourceList<H>, Resource<H>> all = client.resources(type);
        return namespaces.isEmpty()
                ? all.inAnyNamespace().list().getItems().stream()
                : namespaces.stream().flatMap(it -> all.inNamespace(it).list().getItems().stream());
    }
}
