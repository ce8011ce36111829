package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.reference.Dependents;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.role.NamespaceEvents;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The roles, configs and Secrets that credentials depend on: watched, cached, looked up. */
final class References implements FactsGatherer.References {
    private @Nullable InformerEventSource<AzureRole, AzureCredential> roles;
    private @Nullable InformerEventSource<AzureConfig, AzureCredential> configs;

    List<EventSource<?, AzureCredential>> sources(EventSourceContext<AzureCredential> context) {
        InformerEventSource<AzureRole, AzureCredential> roleSource =
                source(AzureRole.class, context, References::refersTo);
        InformerEventSource<AzureConfig, AzureCredential> configSource =
                source(AzureConfig.class, context, this::dependsOn);
        roles = roleSource;
        configs = configSource;
        List<EventSource<?, AzureCredential>> sources =
                new ArrayList<>(NamespaceEvents.of(AzureCredential.class, context));
        sources.add(roleSource);
        sources.add(configSource);
        sources.add(
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(Secret.class, AzureCredential.class)
                                .withLabelSelector(PublishedSecret.SELECTOR)
                                .withNamespacesInheritedFromController()
                                .build(),
                        context));
        return sources;
    }

    @Override
    public Optional<AzureRole> role(NamespacedName name) {
        return Optional.ofNullable(roles).flatMap(it -> it.get(id(name)));
    }

    @Override
    public Optional<AzureConfig> config(NamespacedName name) {
        return Optional.ofNullable(configs).flatMap(it -> it.get(id(name)));
    }

    private static ResourceID id(NamespacedName name) {
        return new ResourceID(name.name(), name.namespace());
    }

    private static <R extends HasMetadata> InformerEventSource<R, AzureCredential> source(
            Class<R> type,
            EventSourceContext<AzureCredential> context,
            BiPredicate<AzureCredential, R> depends) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(type, AzureCredential.class)
                        .withSecondaryToPrimaryMapper(it -> dependents(it, context, depends))
                        .withNamespacesInheritedFromController()
                        .build(),
                context);
    }

    private static <R extends HasMetadata> Set<ResourceID> dependents(
            R object,
            EventSourceContext<AzureCredential> context,
            BiPredicate<AzureCredential, R> depends) {
        return context.getPrimaryCache()
                .list(it -> depends.test(it, object))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static boolean refersTo(AzureCredential credential, AzureRole role) {
        return Dependents.refersTo(credential, NamespacedName.of(role))
                || isDrawnThrough(credential, role);
    }

    /** Who logged in for a role that goes is gone with it. */
    private static boolean isDrawnThrough(AzureCredential credential, AzureRole role) {
        return Optional.ofNullable(credential.getSpec().drawnBy())
                .filter(_ -> isBeside(credential, role))
                .filter(it -> it.role().name().equals(role.getMetadata().getName()))
                .isPresent();
    }

    private static boolean isBeside(AzureCredential credential, AzureRole role) {
        return credential.getMetadata().getNamespace().equals(role.getMetadata().getNamespace());
    }

    private boolean dependsOn(AzureCredential credential, AzureConfig config) {
        NamespacedName name = NamespacedName.of(config);
        return StatusLedger.read(credential.getStatus())
                        .issuers()
                        .filter(it -> name.namespace().equals(it.configNamespace()))
                        .anyMatch(it -> name.name().equals(it.configName()))
                || role(Situation.role(credential))
                        .filter(it -> Situation.config(it).equals(name))
                        .isPresent();
    }
}
