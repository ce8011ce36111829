package io.azurecredentials.testcluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** Finds out what a cluster does, by trying it once. */
final class Capabilities {

    /** A controller-manager takes about six seconds for an empty namespace, and less for others. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration IMPATIENCE = Duration.ofSeconds(1);

    private static final String PART_OF = "azurecredentials.io/test-part-of";

    private final KubernetesClient client;
    private final Run run;
    private final String namespace;

    Capabilities(KubernetesClient client, Run run) {
        this.client = client;
        this.run = run;
        this.namespace = run.namespace("probe");
    }

    /** What was seen to happen; what is left of the trial goes with the run. */
    Set<Capability> probe() {
        client.resource(namespace()).create();
        aggregatingRole().forEach(it -> client.resource(it).create());
        client.resource(policy()).create();
        ConfigMap owner = client.resource(map("owner")).create();
        ConfigMap owned = map("owned");
        owned.addOwnerReference(owner);
        client.resource(owned).create();
        client.resource(owner).delete();
        Set<Capability> seen = EnumSet.noneOf(Capability.class);
        look(seen, Capability.MAKES_DEFAULT_ACCOUNTS, this::hasDefaultAccount);
        look(seen, Capability.COLLECTS_GARBAGE, () -> client.resource(owned).get() == null);
        look(seen, Capability.AGGREGATES_ROLES, this::hasAggregated);
        look(seen, Capability.OBSERVES_POLICIES, this::hasObservedPolicy);
        client.namespaces().withName(namespace).delete();
        look(seen, Capability.FINISHES_NAMESPACES, this::isFinished);
        return seen;
    }

    /** One controller-manager does all of it or none, so that only the first needs patience. */
    private static void look(Set<Capability> seen, Capability which, Callable<Boolean> event) {
        boolean first = which == Capability.MAKES_DEFAULT_ACCOUNTS;
        if (happens(first || !seen.isEmpty() ? PATIENCE : IMPATIENCE, event)) {
            seen.add(which);
        }
    }

    private boolean isFinished() {
        return client.namespaces().withName(namespace).get() == null;
    }

    private static boolean happens(Duration patience, Callable<Boolean> event) {
        try {
            await().atMost(patience).pollInterval(Duration.ofMillis(100)).until(event);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private boolean hasDefaultAccount() {
        return client.serviceAccounts().inNamespace(namespace).withName("default").get() != null;
    }

    private boolean hasAggregated() {
        ClusterRole role =
                client.rbac().clusterRoles().withName(run.suffixed("azcred-it-whole")).get();
        return role != null && role.getRules() != null && !role.getRules().isEmpty();
    }

    private boolean hasObservedPolicy() {
        ValidatingAdmissionPolicy policy =
                client.admissionRegistration()
                        .v1()
                        .validatingAdmissionPolicies()
                        .withName(run.suffixed("azcred-it-policy"))
                        .get();
        return policy != null
                && policy.getStatus() != null
                && policy.getStatus().getObservedGeneration() != null;
    }

    /** Nothing binds it, so that it is without effect. */
    private ValidatingAdmissionPolicy policy() {
        return new ValidatingAdmissionPolicyBuilder()
                .withNewMetadata()
                .withName(run.suffixed("azcred-it-policy"))
                .withLabels(run.labels())
                .endMetadata()
                .withNewSpec()
                .withNewMatchConstraints()
                .addNewResourceRule()
                .withApiGroups("")
                .withApiVersions("v1")
                .withOperations("CREATE")
                .withResources("configmaps")
                .endResourceRule()
                .endMatchConstraints()
                .addNewValidation()
                .withExpression("true")
                .endValidation()
                .endSpec()
                .build();
    }

    private Namespace namespace() {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .withLabels(run.labels())
                .endMetadata()
                .build();
    }

    private ConfigMap map(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(run.labels())
                .endMetadata()
                .build();
    }

    private List<ClusterRole> aggregatingRole() {
        ClusterRole part =
                new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(run.suffixed("azcred-it-part"))
                        .withLabels(run.labels())
                        .addToLabels(PART_OF, run.id())
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("")
                        .withResources("configmaps")
                        .withVerbs("get")
                        .endRule()
                        .build();
        ClusterRole whole =
                new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(run.suffixed("azcred-it-whole"))
                        .withLabels(run.labels())
                        .endMetadata()
                        .withNewAggregationRule()
                        .addNewClusterRoleSelector()
                        .addToMatchLabels(PART_OF, run.id())
                        .endClusterRoleSelector()
                        .endAggregationRule()
                        .build();
        return List.of(part, whole);
    }
}
