package io.azurecredentials.role;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Has objects looked at again when the labels of their namespace change, which may admit their
 * references, or when it begins to go away. Where only some namespaces are served, labels admit
 * nobody and there is no right to watch them; there, objects hear of the end by their own deletion.
 */
public final class NamespaceEvents {
    private NamespaceEvents() {}

    /** Wakes the objects of a namespace; none where only some namespaces are served. */
    public static <P extends HasMetadata> List<EventSource<?, P>> of(
            Class<P> type, EventSourceContext<P> context) {
        if (!context.getControllerConfiguration().getInformerConfig().watchAllNamespaces()) {
            return List.of();
        }
        return List.of(
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(Namespace.class, type)
                                .withSecondaryToPrimaryMapper(it -> objectsIn(it, context))
                                .withOnUpdateFilter(NamespaceEvents::matters)
                                .withWatchAllNamespaces()
                                .build(),
                        context));
    }

    private static boolean matters(Namespace now, Namespace before) {
        return !Objects.equals(now.getMetadata().getLabels(), before.getMetadata().getLabels())
                || !Objects.equals(
                        now.getMetadata().getDeletionTimestamp(),
                        before.getMetadata().getDeletionTimestamp());
    }

    private static <P extends HasMetadata> Set<ResourceID> objectsIn(
            Namespace namespace, EventSourceContext<P> context) {
        String name = namespace.getMetadata().getName();
        return context.getPrimaryCache()
                .list(it -> name.equals(it.getMetadata().getNamespace()))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }
}
