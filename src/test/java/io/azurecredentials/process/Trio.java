package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The quickstart's config, role and credentials, and what they say. */
final class Trio {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Installation installation;

    Trio(Installation installation) {
        this.installation = installation;
    }

    /** Another credential from the same role. */
    void create(String name) {
        String yaml =
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata: {name: %s, namespace: %s}
                spec: {roleRef: {name: reader}, ttl: 10m}
                """
                        .formatted(name, namespace());
        installation.awaitPolicies();
        installation.cluster().apply(Documents.parse(yaml));
    }

    /** The role names that application from now on. */
    void name(String objectID) {
        role().patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"azureRoles\":null,\"applicationObjectID\":\"%s\"}}"
                                .formatted(objectID));
    }

    /** The sample of a role for an existing application, called as the quickstart's. */
    void writeRole(String objectID) {
        write("existing-application", objectID);
    }

    /** The sample of a role that keeps an application. */
    void writePersisted() {
        write("persisted-application", "");
    }

    private void write(String sample, String objectID) {
        try {
            String yaml =
                    Files.readString(Path.of("samples", sample, "30-azurerole.yaml"))
                            .replace("00000000-0000-0000-0000-000000000000", objectID)
                            .replace("name: billing", "name: reader")
                            .replace("namespace: team-a", "namespace: " + namespace());
            installation.awaitPolicies();
            installation.cluster().apply(Documents.parse(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which everything has to wait for what comes after. */
    void deleteAll() {
        config().delete();
        role().delete();
        installation.client().resources(AzureCredential.class).inNamespace(namespace()).delete();
    }

    /** What the operator keeps in its own namespace. */
    List<Secret> kept() {
        return installation
                .client()
                .secrets()
                .inNamespace(installation.environment("any").get("POD_NAMESPACE"))
                .withLabel("app.kubernetes.io/component", "root-credential")
                .list()
                .getItems();
    }

    private String namespace() {
        return installation.sample().namespace();
    }

    Resource<AzureConfig> config() {
        return named(AzureConfig.class, "platform");
    }

    Resource<AzureRole> role() {
        return named(AzureRole.class, "reader");
    }

    Resource<AzureCredential> credential(String name) {
        return named(AzureCredential.class, name);
    }

    private <R extends HasMetadata> Resource<R> named(Class<R> type, String name) {
        return installation.client().resources(type).inNamespace(namespace()).withName(name);
    }

    void awaitReason(Resource<? extends HasMetadata> object, Reason reason) {
        await(reason.toString())
                .atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(ready(object))
                                        .map(Condition::reason)
                                        .contains(reason.toString()));
    }

    static Optional<Condition> ready(Resource<? extends HasMetadata> object) {
        return Optional.ofNullable(object.get())
                .flatMap(it -> Optional.ofNullable(conditions(it)))
                .flatMap(
                        all ->
                                all.stream()
                                        .filter(it -> it.type().equals(Condition.READY))
                                        .findFirst());
    }

    private static @Nullable List<Condition> conditions(HasMetadata object) {
        return switch (object) {
            case AzureConfig it when it.getStatus() != null -> it.getStatus().conditions();
            case AzureRole it when it.getStatus() != null -> it.getStatus().conditions();
            case AzureCredential it when it.getStatus() != null -> it.getStatus().conditions();
            default -> null;
        };
    }
}
