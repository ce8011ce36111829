package io.azurecredentials.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.cluster.apply.LastApplied;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code samples/quickstart}, applied and looked at through the API as its user would. */
public final class Sample {
    /** Where the files put it. */
    public static final String NAMESPACE = "team-a";

    public static final String NAME = "app";
    private static final PatchContext APPLY =
            new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager("kubectl")
                    .withForce(true)
                    .build();
    static final Path FOLDER = Path.of("samples/quickstart");

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, String> labels;
    private final Runnable beforehand;

    /**
     * The files moved to another namespace.
     *
     * @param labels that everything is given
     * @param beforehand what has to happen before anything is applied; done each time
     */
    public Sample(
            KubernetesClient client,
            String namespace,
            Map<String, String> labels,
            Runnable beforehand) {
        this.client = client;
        this.namespace = namespace;
        this.labels = labels;
        this.beforehand = beforehand;
    }

    /** Where it is. */
    public String namespace() {
        return namespace;
    }

    /** Applies every file of the folder, in the order of their names. */
    public void apply() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.sorted().forEach(this::apply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies one file of the folder. */
    public void apply(String file) {
        apply(FOLDER.resolve(file));
    }

    private void apply(Path file) {
        beforehand.run();
        GenericKubernetesResource object = moved(file);
        if (client.resource(object).get() == null) {
            client.resource(asByKubectl(object)).create();
        } else {
            client.resource(object).patch(APPLY);
        }
    }

    /** Who applies the same file with kubectl then changes nothing. */
    private static GenericKubernetesResource asByKubectl(GenericKubernetesResource object) {
        KubernetesSerialization json = new KubernetesSerialization();
        ObjectNode noted = LastApplied.notedOn(json.convertValue(object, ObjectNode.class));
        return json.convertValue(noted, GenericKubernetesResource.class);
    }

    /** As written: going through the types would spell out what was left out. */
    private GenericKubernetesResource moved(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            GenericKubernetesResource object =
                    Serialization.unmarshal(yaml, GenericKubernetesResource.class);
            if (object.getKind().equals("Namespace")) {
                object.getMetadata().setName(namespace);
            } else {
                object.getMetadata().setNamespace(namespace);
            }
            if (!labels.isEmpty()) {
                object.getMetadata().setLabels(labels);
            }
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The files for who applies them without this, moved as well.
     *
     * @param folder is made
     * @return {@code folder}
     */
    public Path write(Path folder) {
        beforehand.run();
        try (Stream<Path> files = Files.list(FOLDER)) {
            Files.createDirectories(folder);
            for (Path file : files.toList()) {
                Files.writeString(
                        folder.resolve(file.getFileName()), Serialization.asYaml(moved(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** Applies the folder with other lease times for the credential. */
    public void apply(String ttl, String maxTTL) {
        apply();
        change("AzureCredential", NAME, it -> it.putAll(Map.of("ttl", ttl, "maxTTL", maxTTL)));
    }

    /** Applies an object of the folder's namespace with another spec. */
    public void change(String kind, String name, Consumer<Map<String, Object>> change) {
        GenericKubernetesResource object =
                client.genericKubernetesResources("azurecredentials.io/v1alpha1", kind)
                        .inNamespace(namespace)
                        .withName(name)
                        .get();
        object.getMetadata().setManagedFields(null);
        object.getMetadata().setResourceVersion(null);
        change.accept(object.get("spec"));
        object.getAdditionalProperties().remove("status");
        client.resource(object).patch(APPLY);
    }

    /** Merges something into an object's metadata, whatever the operator writes meanwhile. */
    public void mergeMetadata(String kind, String name, String metadata) {
        client.genericKubernetesResources("azurecredentials.io/v1alpha1", kind)
                .inNamespace(namespace)
                .withName(name)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":%s}".formatted(metadata));
    }

    public Optional<AzureCredential> credential() {
        return Optional.ofNullable(
                client.resources(AzureCredential.class)
                        .inNamespace(namespace)
                        .withName(NAME)
                        .get());
    }

    /**
     * The conditions of config, role and credential that are called Ready, as far as they exist.
     */
    public List<Condition> ready() {
        AzureConfig config =
                client.resources(AzureConfig.class)
                        .inNamespace(namespace)
                        .withName("platform")
                        .get();
        AzureRole role =
                client.resources(AzureRole.class).inNamespace(namespace).withName("reader").get();
        return Stream.of(
                        Optional.ofNullable(config.getStatus())
                                .flatMap(it -> Optional.ofNullable(it.conditions())),
                        Optional.ofNullable(role.getStatus())
                                .flatMap(it -> Optional.ofNullable(it.conditions())),
                        credential()
                                .flatMap(it -> Optional.ofNullable(it.getStatus()))
                                .flatMap(it -> Optional.ofNullable(it.conditions())))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .filter(it -> it.type().equals(Condition.READY))
                .toList();
    }

    /** The Secret's data as a mounted volume shows it; empty while there is none. */
    public Optional<Map<String, String>> secret() {
        Secret secret = client.secrets().inNamespace(namespace).withName(NAME).get();
        return Optional.ofNullable(secret)
                .map(Secret::getData)
                .map(
                        data -> {
                            Map<String, String> plain = new TreeMap<>();
                            data.forEach(
                                    (key, value) ->
                                            plain.put(
                                                    key,
                                                    new String(
                                                            Base64.getDecoder().decode(value),
                                                            UTF_8)));
                            return plain;
                        });
    }

    public void delete() {
        client.resources(AzureCredential.class).inNamespace(namespace).withName(NAME).delete();
    }
}
