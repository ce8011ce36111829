package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
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
        return List.of(
                roleSource,
                configSource,
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(Secret.class, AzureCredential.class)
                                .withLabelSelector(PublishedSecret.SELECTOR)
                                .withNamespacesInheritedFromController()
                                .build(),
                        context));
    }

    @Override
    public Optional<AzureRole> role(String namespace, String name) {
        return Optional.ofNullable(roles).flatMap(it -> it.get(new ResourceID(name, namespace)));
    }

    @Override
    public Optional<AzureConfig> config(String namespace, String name) {
        return Optional.ofNullable(configs).flatMap(it -> it.get(new ResourceID(name, namespace)));
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
                .list(it -> isInSameNamespace(it, object) && depends.test(it, object))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static boolean isInSameNamespace(HasMetadata a, HasMetadata b) {
        return a.getMetadata().getNamespace().equals(b.getMetadata().getNamespace());
    }

    private static boolean refersTo(AzureCredential credential, AzureRole role) {
        return credential.getSpec().roleRef().name().equals(role.getMetadata().getName());
    }

    private boolean dependsOn(AzureCredential credential, AzureConfig config) {
        String name = config.getMetadata().getName();
        boolean issued =
                StatusLedger.read(credential.getStatus())
                        .issuer()
                        .filter(it -> it.configName().equals(name))
                        .isPresent();
        return issued
                || role(
                                credential.getMetadata().getNamespace(),
                                credential.getSpec().roleRef().name())
                        .filter(it -> it.getSpec().configRef().name().equals(name))
                        .isPresent();
    }
}
