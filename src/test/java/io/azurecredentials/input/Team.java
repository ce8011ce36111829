package io.azurecredentials.input;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.patch.MergePatch;
import io.azurecredentials.process.Installation;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A namespace, and what is written there: what makes no mistake, with a change laid over it. */
final class Team {
    static final List<String> KINDS = List.of("AzureConfig", "AzureRole", "AzureCredential");

    /** What the name of the namespace beside a team's ends with. */
    static final String PLATFORM = "-platform";

    private static final String API = "azurecredentials.io/v1alpha1";
    private static final Map<String, String> NAMES =
            Map.of("AzureConfig", "platform", "AzureRole", "reader", "AzureCredential", "app");
    private static final PatchContext APPLY =
            new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager("team")
                    .withForce(true)
                    .build();

    private final Installation installation;
    private final KubernetesClient client;
    private final String name;
    private final String namespace;

    /**
     * Makes the namespace if it is not there.
     *
     * @param name that the installation was asked for before
     */
    Team(Installation installation, String name) {
        this.installation = installation;
        this.client = installation.client();
        this.name = name;
        this.namespace = installation.namespace(name);
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .withLabels(installation.cluster().labels())
                                .endMetadata()
                                .build())
                .patch(APPLY);
    }

    /** One condition of an object. */
    record Seen(String type, String status, String reason, String message) {}

    String namespace() {
        return namespace;
    }

    /** The namespace beside this one. */
    Team platform() {
        return new Team(installation, name + PLATFORM);
    }

    /** Writes the root credential's Secret. */
    void rootSecret(String text) {
        secret("azure-root", "clientSecret", text);
    }

    /** Writes a Secret with one key. */
    void secret(String name, String key, String text) {
        client.resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace(namespace)
                                .endMetadata()
                                .addToStringData(key, text)
                                .build())
                .patch(APPLY);
    }

    /** Takes a Secret away. */
    void deleteSecret(String name) {
        client.secrets().inNamespace(namespace).withName(name).delete();
    }

    /** Writes an object without a mistake. */
    void write(String kind) {
        write(kind, "{}");
    }

    /** Writes an object with a change, as a merge patch in YAML. */
    void write(String kind, String change) {
        ObjectNode good = (ObjectNode) TEAM.required(kind);
        ObjectNode object = new MergePatch(Yaml.object(change)).applyTo(good);
        object.withObject("/metadata").put("namespace", namespace);
        client.resource(Serialization.unmarshal(object.toString(), GenericKubernetesResource.class))
                .patch(APPLY);
    }

    /** Has an object looked at again, as a person would. */
    void touch(String kind, String change) {
        ObjectNode touched =
                new MergePatch(Yaml.object(change))
                        .applyTo(
                                Yaml.object(
                                        "{metadata: {annotations: {example.test/touched: again}}}"));
        write(kind, touched.toString());
    }

    /** Writes every object without a mistake. */
    void writeAll() {
        KINDS.forEach(this::write);
    }

    /** Asks for an object's deletion. */
    void delete(String kind) {
        object(kind).delete();
    }

    Optional<GenericKubernetesResource> read(String kind) {
        return Optional.ofNullable(object(kind).get());
    }

    /** An object's conditions; none if there is no status. */
    List<Seen> conditions(String kind) {
        return read(kind)
                .map(it -> it.<@Nullable List<Map<String, Object>>>get("status", "conditions"))
                .stream()
                .flatMap(List::stream)
                .map(Team::seen)
                .toList();
    }

    /** Whether the object says this in the condition that is called Ready. */
    boolean says(String kind, String reason) {
        return conditions(kind).stream()
                .anyMatch(it -> it.type().equals("Ready") && it.reason().equals(reason));
    }

    /** A text of an object's status; empty if there is none. */
    String status(String kind, String... path) {
        Object[] whole = Stream.concat(Stream.of("status"), Stream.of(path)).toArray();
        return read(kind).map(it -> it.<@Nullable String>get(whole)).orElse("");
    }

    /** Asks for the namespace's deletion. */
    void deleteNamespace() {
        client.namespaces().withName(namespace).delete();
    }

    /** Puts something there that keeps the namespace from going. */
    void holdNamespace() {
        client.resource(hold("example.test/hold")).create();
    }

    /** Lets it go. */
    void releaseNamespace() {
        client.resource(hold()).update();
    }

    private ConfigMap hold(String... finalizers) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("hold")
                .withNamespace(namespace)
                .withFinalizers(finalizers)
                .endMetadata()
                .build();
    }

    /** Waits until it does. */
    void awaitReason(String kind, String reason) {
        await(reason).atMost(Duration.ofSeconds(60)).until(() -> says(kind, reason));
    }

    /** Versions of all that is here: whoever writes changes them. */
    List<String> versions() {
        return KINDS.stream().flatMap(it -> read(it).stream()).map(Team::version).toList();
    }

    private Resource<GenericKubernetesResource> object(String kind) {
        return client.genericKubernetesResources(API, kind)
                .inNamespace(namespace)
                .withName(Optional.ofNullable(NAMES.get(kind)).orElseThrow());
    }

    private static Seen seen(Map<String, Object> condition) {
        return new Seen(
                String.valueOf(condition.get("type")),
                String.valueOf(condition.get("status")),
                String.valueOf(condition.get("reason")),
                String.valueOf(condition.get("message")));
    }

    private static String version(HasMetadata object) {
        return Stream.of(object.getKind(), object.getMetadata().getResourceVersion())
                .reduce("", (a, b) -> a + " " + b);
    }

    private static final ObjectNode TEAM = Yaml.object(Table.text("team.yaml"));
}
