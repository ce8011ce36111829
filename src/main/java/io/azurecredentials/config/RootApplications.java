package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The applications that AzureConfigs sign in with. Whoever got a password on one of them would have
 * all that the operator may do, so none is ever issued there.
 */
public final class RootApplications {
    private final KubernetesClient client;
    private final List<String> namespaces;
    private final Optional<String> pod;

    /**
     * Nothing is read yet.
     *
     * @param namespaces that are served; empty for all
     * @param pod the client id that the operator's pod signs in as, whether or not an AzureConfig
     *     uses it
     */
    public RootApplications(
            KubernetesClient client, List<String> namespaces, Optional<String> pod) {
        this.client = client;
        this.namespaces = List.copyOf(namespaces);
        this.pod = pod;
    }

    /**
     * Why nothing is issued on an application; empty if no AzureConfig of the tenant signs in with
     * it. The API server itself is asked.
     *
     * @param tenantID the Entra tenant it lives in
     * @param appID its client id
     */
    public Optional<Problem> obstacle(String tenantID, String appID) {
        if (pod.filter(appID::equalsIgnoreCase).isPresent()) {
            return Optional.of(problem("The operator's pod", appID));
        }
        return configs()
                        .filter(it -> isIn(it, tenantID))
                        .flatMap(RootApplications::clientIDs)
                        .anyMatch(appID::equalsIgnoreCase)
                ? Optional.of(problem("An AzureConfig of this tenant", appID))
                : Optional.empty();
    }

    private Stream<AzureConfig> configs() {
        return namespaces.isEmpty()
                ? client.resources(AzureConfig.class).inAnyNamespace().list().getItems().stream()
                : namespaces.stream()
                        .flatMap(
                                it ->
                                        client
                                                .resources(AzureConfig.class)
                                                .inNamespace(it)
                                                .list()
                                                .getItems()
                                                .stream());
    }

    /** One whose tenant only the operator's environment says may be of any until it was proven. */
    private static boolean isIn(AzureConfig config, String tenantID) {
        Optional<String> wanted = Optional.ofNullable(config.getSpec().tenantID());
        Optional<String> known =
                Optional.ofNullable(config.getStatus()).map(AzureConfigStatus::tenantID);
        return (wanted.isEmpty() && known.isEmpty())
                || Stream.of(wanted, known)
                        .flatMap(Optional::stream)
                        .anyMatch(tenantID::equalsIgnoreCase);
    }

    /** What it is to sign in with, and what it signs in with until that was proven to work. */
    private static Stream<String> clientIDs(AzureConfig config) {
        return Stream.concat(
                Optional.ofNullable(config.getSpec().authentication()).stream()
                        .flatMap(RootApplications::clientIDs),
                Optional.ofNullable(config.getStatus())
                        .map(AzureConfigStatus::rootCredential)
                        .map(AzureConfigStatus.RootCredential::clientID)
                        .stream());
    }

    private static Stream<String> clientIDs(RootAuthentication wanted) {
        return Stream.of(
                        Optional.ofNullable(wanted.clientSecret())
                                .map(RootAuthentication.ClientSecret::clientID),
                        Optional.ofNullable(wanted.clientCertificate())
                                .map(RootAuthentication.ClientCertificate::clientID),
                        Optional.ofNullable(wanted.workloadIdentity())
                                .map(RootAuthentication.WorkloadIdentity::clientID),
                        Optional.ofNullable(wanted.managedIdentity())
                                .map(RootAuthentication.ManagedIdentity::clientID))
                .flatMap(Optional::stream);
    }

    private static Problem problem(String who, String appID) {
        return new Problem.UserError(
                Reason.ROOT_APPLICATION,
                who
                        + " signs in with the application "
                        + appID
                        + ", so a password on it would hand out all that the operator may do; name another application.");
    }
}
