package io.azurecredentials.cluster.builtin;

import static io.azurecredentials.cluster.resource.Trait.ANSWERS_DELETED_OBJECT;
import static io.azurecredentials.cluster.resource.Trait.CREATE_ON_UPDATE;
import static io.azurecredentials.cluster.resource.Trait.GENERATION;
import static io.azurecredentials.cluster.resource.Trait.STATUS;
import static io.azurecredentials.cluster.resource.Trait.UNCONDITIONAL_UPDATE;

import io.azurecredentials.cluster.resource.NameRule;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Strategy;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.stream.Stream;

/** The list of the built-in kinds. */
public final class BuiltinTypes {

    /** Where CustomResourceDefinitions are kept. */
    public static final String DEFINITIONS = "apiextensions.k8s.io/customresourcedefinitions";

    /** Where Namespaces are kept. */
    public static final String NAMESPACES = "/namespaces";

    /** Where ServiceAccounts are kept. */
    public static final String ACCOUNTS = "/serviceaccounts";

    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String ADMISSION = "admissionregistration.k8s.io";

    private BuiltinTypes() {}

    /**
     * All of them.
     *
     * @param definitions rules for CustomResourceDefinitions
     * @param policies rules for ValidatingAdmissionPolicies
     * @param policyBindings rules for their bindings
     */
    public static List<ResourceType> all(
            Strategy definitions, Strategy policies, Strategy policyBindings) {
        return Stream.of(
                        core(),
                        access(),
                        admission(policies, policyBindings),
                        List.of(definitions(definitions), leases()),
                        workloads(),
                        List.of(budgets(), networkPolicies()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<ResourceType> core() {
        return List.of(
                namespaces(),
                core("configmaps", ConfigMap.class, "cm").strategy(new ConfigMapStrategy()).build(),
                core("secrets", Secret.class).strategy(new SecretStrategy()).fields("type").build(),
                core("serviceaccounts", ServiceAccount.class, "sa").build(),
                pods(),
                services(),
                coreEvents(),
                events());
    }

    private static List<ResourceType> access() {
        return List.of(
                rbac("roles", Role.class, true, new RoleStrategy()),
                rbac("rolebindings", RoleBinding.class, true, new BindingStrategy()),
                rbac("clusterroles", ClusterRole.class, false, new RoleStrategy()),
                rbac(
                        "clusterrolebindings",
                        ClusterRoleBinding.class,
                        false,
                        new BindingStrategy()));
    }

    private static List<ResourceType> admission(Strategy policies, Strategy policyBindings) {
        return List.of(
                policies("validatingadmissionpolicies", ValidatingAdmissionPolicy.class, policies),
                policies(
                        "validatingadmissionpolicybindings",
                        ValidatingAdmissionPolicyBinding.class,
                        policyBindings));
    }

    private static ResourceType definitions(Strategy rules) {
        return new TypeBuilder(
                        "apiextensions.k8s.io",
                        "customresourcedefinitions",
                        CustomResourceDefinition.class,
                        "crd",
                        "crds")
                .clusterScoped()
                .traits(STATUS, GENERATION, ANSWERS_DELETED_OBJECT)
                .without(UNCONDITIONAL_UPDATE)
                .strategy(rules)
                .build();
    }

    private static ResourceType leases() {
        return new TypeBuilder("coordination.k8s.io", "leases", Lease.class)
                .traits(CREATE_ON_UPDATE)
                .without(UNCONDITIONAL_UPDATE)
                .strategy(new LeaseStrategy())
                .build();
    }

    private static List<ResourceType> workloads() {
        return List.of(
                workload("deployments", Deployment.class, "deploy", "strategy", true),
                workload("statefulsets", StatefulSet.class, "sts", "updateStrategy", true),
                workload("daemonsets", DaemonSet.class, "ds", "updateStrategy", false));
    }

    private static ResourceType budgets() {
        return new TypeBuilder("policy", "poddisruptionbudgets", PodDisruptionBudget.class, "pdb")
                .traits(STATUS, GENERATION)
                .without(UNCONDITIONAL_UPDATE)
                .build();
    }

    private static ResourceType networkPolicies() {
        return new TypeBuilder(
                        "networking.k8s.io", "networkpolicies", NetworkPolicy.class, "netpol")
                .traits(GENERATION)
                .build();
    }

    private static ResourceType workload(
            String plural, Class<?> model, String shortName, String strategy, boolean counted) {
        return new TypeBuilder("apps", plural, model, shortName)
                .traits(STATUS, GENERATION)
                .categories("all")
                .strategy(new WorkloadStrategies.Workloads(strategy, counted))
                .build();
    }

    private static TypeBuilder core(String plural, Class<?> model, String... shortNames) {
        return new TypeBuilder("", plural, model, shortNames);
    }

    private static ResourceType namespaces() {
        return core("namespaces", Namespace.class, "ns")
                .clusterScoped()
                .traits(STATUS, ANSWERS_DELETED_OBJECT)
                .nameRule(NameRule.LABEL)
                .strategy(new NamespaceStrategy())
                .fields("status.phase")
                .build();
    }

    private static ResourceType pods() {
        return core("pods", Pod.class, "po")
                .categories("all")
                .traits(STATUS, ANSWERS_DELETED_OBJECT)
                .strategy(new WorkloadStrategies.Pods())
                .fields("spec.nodeName", "spec.serviceAccountName", "status.phase", "status.podIP")
                .build();
    }

    private static ResourceType services() {
        return core("services", Service.class, "svc")
                .categories("all")
                .traits(STATUS, ANSWERS_DELETED_OBJECT)
                .nameRule(NameRule.RFC1035_LABEL)
                .strategy(new WorkloadStrategies.Services())
                .build();
    }

    private static ResourceType coreEvents() {
        return core("events", io.fabric8.kubernetes.api.model.Event.class, "ev")
                .traits(CREATE_ON_UPDATE)
                .strategy(new EventStrategy(EventFields.CORE))
                .fields(
                        "involvedObject.kind",
                        "involvedObject.namespace",
                        "involvedObject.name",
                        "involvedObject.uid",
                        "involvedObject.apiVersion",
                        "involvedObject.resourceVersion",
                        "involvedObject.fieldPath",
                        "reason",
                        "reportingComponent",
                        "source",
                        "type")
                .build();
    }

    private static ResourceType events() {
        return new TypeBuilder(
                        "events.k8s.io",
                        "events",
                        io.fabric8.kubernetes.api.model.events.v1.Event.class,
                        "ev")
                .storedAs("/events", new EventView())
                .traits(CREATE_ON_UPDATE)
                .strategy(new EventStrategy(EventFields.EVENTS))
                .fields(
                        "regarding.kind",
                        "regarding.namespace",
                        "regarding.name",
                        "regarding.uid",
                        "regarding.apiVersion",
                        "regarding.resourceVersion",
                        "regarding.fieldPath",
                        "reason",
                        "reportingController",
                        "type")
                .build();
    }

    private static ResourceType rbac(
            String plural, Class<?> model, boolean namespaced, Strategy strategy) {
        TypeBuilder builder =
                new TypeBuilder(RBAC, plural, model)
                        .traits(CREATE_ON_UPDATE)
                        .nameRule(NameRule.PATH_SEGMENT)
                        .strategy(strategy);
        return (namespaced ? builder : builder.clusterScoped()).build();
    }

    private static ResourceType policies(String plural, Class<?> model, Strategy strategy) {
        return new TypeBuilder(ADMISSION, plural, model)
                .clusterScoped()
                .traits(GENERATION, STATUS)
                .without(plural.endsWith("bindings") ? STATUS : CREATE_ON_UPDATE)
                .strategy(strategy)
                .build();
    }
}
