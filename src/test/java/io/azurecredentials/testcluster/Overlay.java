package io.azurecredentials.testcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A kustomization that installs {@code manifests/} beside whatever else is in a cluster: in the
 * run's namespace, with the run in the names of what has no namespace, labelled, without
 * CustomResourceDefinitions, and without pods, because the operator under test runs on this host.
 *
 * @param shipped the documents of {@code manifests/}
 */
record Overlay(Run run, List<ObjectNode> shipped) {

    private static final String OPERATOR = "azure-credentials-operator";

    /** No transformer looks into expressions, so that this name is patched where it stands. */
    private static final String ACCOUNT = "system:serviceaccount:%s:" + OPERATOR;

    /** The name references that kustomize does not know by itself. */
    private static final String REFERENCES =
            """
            nameReference:
            - kind: ValidatingAdmissionPolicy
              fieldSpecs:
              - {path: spec/policyName, kind: ValidatingAdmissionPolicyBinding}
            """;

    /** They may be somebody's, who gets no label of ours. */
    private static final String NO_DEFINITIONS =
            """
            $patch: delete
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: any}
            """;

    /** Older kustomize takes policies for namespaced; what is not there cannot be removed. */
    private static final String NO_NAMESPACE =
            """
            apiVersion: builtin
            kind: PatchTransformer
            metadata: {name: no-namespace}
            target: {kind: ValidatingAdmissionPolicy.*}
            patch: |-
              - {op: add, path: /metadata/namespace, value: none}
              - {op: remove, path: /metadata/namespace}
            """;

    /**
     * Writes it down for {@code kubectl kustomize}.
     *
     * @param folder is made if it does not exist
     * @return {@code folder}
     */
    Path write(Path folder, Path manifests) {
        Path base = folder.toAbsolutePath().relativize(manifests.toAbsolutePath());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("kustomization.yaml"), kustomization(base.toString()));
            Files.writeString(folder.resolve("no-definitions.yaml"), NO_DEFINITIONS);
            Files.writeString(folder.resolve("references.yaml"), REFERENCES);
            Files.writeString(folder.resolve("suffix.yaml"), suffix());
            Files.writeString(folder.resolve("no-namespace.yaml"), NO_NAMESPACE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    String kustomization(String base) {
        String patches = shipped.stream().map(this::patch).collect(Collectors.joining());
        return """
               apiVersion: kustomize.config.k8s.io/v1beta1
               kind: Kustomization
               sortOptions: {order: fifo}
               resources: [%s]
               namespace: %s
               labels:
               - pairs: {%s: %s}
               replicas:
               - {name: azure-credentials-operator, count: 0}
               configurations: [references.yaml]
               transformers: [suffix.yaml, no-namespace.yaml]
               patches:
               - path: no-definitions.yaml
                 target: {kind: CustomResourceDefinition}%s
               """
                .formatted(base, run.operatorNamespace(), Run.LABEL, run.id(), patches);
    }

    /** The kustomization's own nameSuffix would take what is in a namespace, too. */
    String suffix() {
        return """
               apiVersion: builtin
               kind: PrefixSuffixTransformer
               metadata: {name: suffix}
               suffix: -%s
               fieldSpecs:
               - {path: metadata/name, kind: ClusterRole}
               - {path: metadata/name, kind: ClusterRoleBinding}
               - {path: metadata/name, kind: ValidatingAdmissionPolicy}
               - {path: metadata/name, kind: ValidatingAdmissionPolicyBinding}
               """
                .formatted(run.id());
    }

    private String patch(ObjectNode document) {
        String operations = operations("", document);
        String kind = document.path("kind").asText();
        String name = document.path("metadata").path("name").asText();
        return operations.isEmpty()
                ? ""
                : "\n- target: {kind: %s, name: %s}\n  patch: |-%s"
                        .formatted(kind, name, operations);
    }

    private String operations(String path, JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(it -> operations(path + "/" + it.getKey(), it.getValue()))
                    .collect(Collectors.joining());
        }
        if (node.isArray()) {
            return IntStream.range(0, node.size())
                    .mapToObj(it -> operations(path + "/" + it, node.get(it)))
                    .collect(Collectors.joining());
        }
        String shippedName = ACCOUNT.formatted(OPERATOR);
        if (!node.asText().contains(shippedName)) {
            return "";
        }
        String moved =
                node.asText().replace(shippedName, ACCOUNT.formatted(run.operatorNamespace()));
        return "\n    - {op: replace, path: %s, value: %s}".formatted(path, quoted(moved));
    }

    /** As JSON, which is YAML. */
    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
}
