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
 * run's namespace, with the run in the names of what has no namespace, labelled, and without pods,
 * because the operator under test runs on this host.
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

    private static final String KUSTOMIZATION =
            """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            sortOptions: {order: fifo}
            resources: [%1$s]
            namespace: %2$s
            labels:
            - pairs: {%3$s: %4$s}
            replicas:
            - {name: azure-credentials-operator, count: 0}
            configurations: [references.yaml]
            transformers:
            # nameSuffix would take what is in a namespace, too
            - |-
              apiVersion: builtin
              kind: PrefixSuffixTransformer
              metadata: {name: run}
              suffix: -%4$s
              fieldSpecs:
              - {path: metadata/name, kind: ClusterRole}
              - {path: metadata/name, kind: ClusterRoleBinding}
              - {path: metadata/name, kind: ValidatingAdmissionPolicy}
              - {path: metadata/name, kind: ValidatingAdmissionPolicyBinding}
            # older kustomize takes policies for namespaced; what is not there cannot be removed
            - |-
              apiVersion: builtin
              kind: PatchTransformer
              metadata: {name: policies-have-no-namespace}
              target: {kind: ValidatingAdmissionPolicy.*}
              patch: |-
                - {op: add, path: /metadata/namespace, value: none}
                - {op: remove, path: /metadata/namespace}
            patches:%5$s
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
            Files.writeString(folder.resolve("references.yaml"), REFERENCES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    String kustomization(String base) {
        String patches = shipped.stream().map(this::patch).collect(Collectors.joining());
        return KUSTOMIZATION.formatted(
                base,
                run.operatorNamespace(),
                Run.LABEL,
                run.id(),
                patches.isEmpty() ? " []" : patches);
    }

    private String patch(ObjectNode document) {
        String operations = operations("", document);
        String kind = document.path("kind").asText();
        String name = document.path("metadata").path("name").asText();
        return operations.isEmpty()
                ? ""
                : "\n- target: {kind: %s, name: %s}\n  patch: |-%s".formatted(kind, name, operations);
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
        String moved = node.asText().replace(shippedName, ACCOUNT.formatted(run.operatorNamespace()));
        return "\n    - {op: replace, path: %s, value: %s}".formatted(path, quoted(moved));
    }

    /** As JSON, which is YAML. */
    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
}
