package io.azurecredentials.orphan;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.Configs;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One tenant and the AzureConfigs that reach it: each of their root applications sees all that is
 * of ours there, and may remove what it made itself.
 *
 * @param tenantID in lower case
 * @param configs in the order of their names, so that the same one is told each time
 * @param scopes where roles may have been given: subscriptions and management groups
 * @param applications object ids of those that roles give passwords on
 */
record Reach(
        String tenantID, List<AzureConfig> configs, Set<String> scopes, Set<String> applications) {
    private static final Flow FLOW = new Flow("orphans", Priority.CHECK);

    Reach {
        configs = List.copyOf(configs);
        scopes = Set.copyOf(scopes);
        applications = Set.copyOf(applications);
    }

    /**
     * The tenants of those configs that gave access once; what never did has nothing in Azure.
     *
     * @param namespaces that are served; empty for all
     */
    static List<Reach> all(KubernetesClient client, List<String> namespaces) {
        Map<String, List<AzureConfig>> byTenant =
                objects(AzureConfig.class, client, namespaces)
                        .filter(it -> tenantInForce(it).isPresent())
                        .sorted(Comparator.comparing(it -> NamespacedName.of(it).toString()))
                        .collect(
                                Collectors.groupingBy(
                                        it -> tenantInForce(it).orElseThrow(),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<AzureRole> roles = objects(AzureRole.class, client, namespaces).toList();
        return byTenant.entrySet().stream()
                .map(it -> of(it.getKey(), it.getValue(), roles))
                .toList();
    }

    /** Asks through one config after the other until one is given an answer. */
    <T> Answer<T> ask(Tenants tenants, BiFunction<AzureConfig, Tenant, Answer<T>> question) {
        Answer<T> answer = Answer.refused(unreachable());
        for (AzureConfig config : configs) {
            answer = tenants.of(config).then(it -> question.apply(config, it.in(FLOW)));
            if (answer instanceof Answer.Given<T>) {
                return answer;
            }
        }
        return answer;
    }

    private static Reach of(String tenantID, List<AzureConfig> configs, List<AzureRole> all) {
        Set<NamespacedName> names =
                configs.stream().map(NamespacedName::of).collect(Collectors.toSet());
        List<AzureRole> roles = all.stream().filter(it -> names.contains(configOf(it))).toList();
        return new Reach(tenantID, configs, scopes(configs, roles), applications(roles));
    }

    private static Set<String> applications(List<AzureRole> roles) {
        return roles.stream()
                .flatMap(it -> Stream.ofNullable(it.getStatus()))
                .flatMap(it -> Stream.ofNullable(it.application()))
                .map(AzureRoleStatus.Application::objectID)
                .collect(Collectors.toSet());
    }

    private static Set<String> scopes(List<AzureConfig> configs, List<AzureRole> roles) {
        return Stream.concat(
                        configs.stream()
                                .flatMap(it -> Configs.subscriptionID(it).stream())
                                .map(it -> "/subscriptions/" + it),
                        roles.stream()
                                .flatMap(it -> Stream.ofNullable(it.getSpec().azureRoles()))
                                .flatMap(List::stream)
                                .map(it -> wholeScope(it.scope())))
                .map(it -> it.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The subscription of a scope: a list there shows what is above and below as well. */
    private static String wholeScope(String scope) {
        String[] parts = scope.split("/", 4);
        return parts.length > 2 && parts[1].equalsIgnoreCase("subscriptions")
                ? "/" + parts[1] + "/" + parts[2]
                : scope;
    }

    private static NamespacedName configOf(AzureRole role) {
        return NamespacedName.of(role.getSpec().configRef(), role.getMetadata().getNamespace());
    }

    private static <T extends HasMetadata> Stream<T> objects(
            Class<T> type, KubernetesClient client, List<String> namespaces) {
        return namespaces.isEmpty()
                ? client.resources(type).inAnyNamespace().list().getItems().stream()
                : namespaces.stream()
                        .flatMap(
                                it ->
                                        client
                                                .resources(type)
                                                .inNamespace(it)
                                                .list()
                                                .getItems()
                                                .stream());
    }

    private static Optional<String> tenantInForce(AzureConfig config) {
        return Optional.ofNullable(config.getStatus())
                .flatMap(it -> Optional.ofNullable(it.tenantID()))
                .map(it -> it.toLowerCase(Locale.ROOT));
    }

    private static Problem unreachable() {
        return Problem.retryable(Reason.CONFIG_NOT_READY, "No AzureConfig reaches the tenant.");
    }
}
