package io.azurecredentials.testcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the tests may run on a cluster that belongs to somebody. The admission policies of a run
 * cannot be narrowed to its namespaces, because the operator compares them with the shipped ones
 * field by field: while they are there, nobody writes AzureRoles and AzureCredentials without the
 * verb {@code use}. And an operator that is installed already would serve the run's objects. So a
 * run keeps away from clusters where somebody else has objects of our kinds or an operator.
 *
 * @param definitions the CustomResourceDefinitions that the tests take
 */
record Preflight(KubernetesClient client, List<ObjectNode> definitions) {

    /** The first in which ValidatingAdmissionPolicies are there without being asked for. */
    private static final int OLDEST_MINOR = 30;

    private static final String OPERATOR = "app.kubernetes.io/name=azure-credentials-operator";

    /** The first reason not to run, as a sentence; empty if there is none. */
    Optional<String> objection() {
        try {
            return Stream.<Supplier<Optional<String>>>of(
                            this::version,
                            this::rights,
                            this::otherOperator,
                            this::otherObjects,
                            this::otherDefinitions)
                    .map(Supplier::get)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (KubernetesClientException e) {
            return Optional.of("the API server of $KUBECONFIG gave no answer: " + e.getMessage());
        }
    }

    private Optional<String> version() {
        String minor = client.getKubernetesVersion().getMinor().replaceAll("\\D", "");
        return Integer.parseInt(minor) >= OLDEST_MINOR
                ? Optional.empty()
                : Optional.of("the tests need Kubernetes 1.30 or newer, this is 1." + minor);
    }

    private Optional<String> rights() {
        SelfSubjectAccessReview anything =
                new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withVerb("*")
                        .withGroup("*")
                        .withResource("*")
                        .endResourceAttributes()
                        .endSpec()
                        .build();
        boolean allowed =
                client.authorization()
                        .v1()
                        .selfSubjectAccessReview()
                        .create(anything)
                        .getStatus()
                        .getAllowed();
        return allowed
                ? Optional.empty()
                : Optional.of("the tests need cluster-admin, which $KUBECONFIG does not give");
    }

    private Optional<String> otherOperator() {
        return Stream.of(
                        client.rbac().clusterRoles().withLabel(OPERATOR).list().getItems(),
                        client.apps()
                                .deployments()
                                .inAnyNamespace()
                                .withLabel(OPERATOR)
                                .list()
                                .getItems())
                .flatMap(List::stream)
                .filter(it -> !isTest(it))
                .findFirst()
                .map(
                        it ->
                                "an operator is installed in this cluster (%s), and would serve the objects of the tests"
                                        .formatted(name(it)));
    }

    private Optional<String> otherObjects() {
        Set<String> ofTests =
                client.namespaces().withLabel(Run.LABEL).list().getItems().stream()
                        .map(Namespace::getMetadata)
                        .map(it -> it.getName())
                        .collect(Collectors.toSet());
        String found =
                definitions.stream()
                        .flatMap(this::objects)
                        .filter(it -> !isTest(it))
                        .filter(it -> !ofTests.contains(it.getMetadata().getNamespace()))
                        .limit(3)
                        .map(Preflight::name)
                        .collect(Collectors.joining(", "));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "this cluster has objects of our kinds that no test made (%s), and the tests would disturb who uses them"
                                .formatted(found));
    }

    private Stream<? extends HasMetadata> objects(ObjectNode definition) {
        String name = definition.path("metadata").path("name").asText();
        if (client.apiextensions().v1().customResourceDefinitions().withName(name).get() == null) {
            return Stream.of();
        }
        ResourceDefinitionContext context =
                new ResourceDefinitionContext.Builder()
                        .withGroup(definition.at("/spec/group").asText())
                        .withVersion(definition.at("/spec/versions/0/name").asText())
                        .withKind(definition.at("/spec/names/kind").asText())
                        .withPlural(definition.at("/spec/names/plural").asText())
                        .withNamespaced(true)
                        .build();
        return client
                .genericKubernetesResources(context)
                .inAnyNamespace()
                .list()
                .getItems()
                .stream();
    }

    private Optional<String> otherDefinitions() {
        Definitions present = new Definitions(client);
        return definitions.stream().map(present::objection).flatMap(Optional::stream).findFirst();
    }

    private static boolean isTest(HasMetadata object) {
        return object.getMetadata().getLabels() != null
                && object.getMetadata().getLabels().containsKey(Run.LABEL);
    }

    private static String name(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return object.getKind()
                + " "
                + (namespace == null ? "" : namespace + "/")
                + object.getMetadata().getName();
    }
}
