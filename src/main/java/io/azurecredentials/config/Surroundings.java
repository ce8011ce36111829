package io.azurecredentials.config;

import io.azurecredentials.config.resolution.Variables;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.settings.Settings.PodIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the operator's pod has around it, which it may lend to AzureConfigs.
 *
 * @param tokenFile with its federated token
 * @param lentTo namespaces whose AzureConfigs may sign in as the pod
 * @param namespace the operator's own
 * @param metadata whether the machine has a metadata service; asked only if nothing else is there
 */
public record Surroundings(
        Variables variables,
        Optional<Path> tokenFile,
        List<String> lentTo,
        String namespace,
        BooleanSupplier metadata) {
    public Surroundings {
        lentTo = List.copyOf(lentTo);
    }

    /** Those that the settings tell of. */
    public static Surroundings of(Settings settings, BooleanSupplier metadata) {
        PodIdentity pod = settings.pod();
        return new Surroundings(
                new Variables(
                        pod.tenantID(),
                        pod.subscriptionID(),
                        pod.environment(),
                        pod.clientID(),
                        pod.clientSecret(),
                        pod.federatedTokenFile().isPresent()),
                pod.federatedTokenFile(),
                pod.ambientNamespaces().isEmpty()
                        ? List.of(settings.namespace())
                        : pod.ambientNamespaces(),
                settings.namespace(),
                metadata);
    }
}
