package io.azurecredentials.chaos.workload;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Delivery;
import io.azurecredentials.chaos.oracle.Excuses;
import io.azurecredentials.chaos.oracle.Oracle;
import io.azurecredentials.chaos.oracle.View;
import io.azurecredentials.process.Installation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Application teams: they create, change, rotate and delete AzureCredentials. */
final class Users {
    private static final String VERSION = "azurecredentials.io/v1alpha1";
    private static final String KIND = "AzureCredential";
    private static final String ROTATE = "azurecredentials.io/rotate-requested-at";

    private static final String ABANDON = "azurecredentials.io/abandon";

    private static final int LONGEST_SECOND_THOUGHT = 1_500;

    private final Installation installation;
    private final String namespace;
    private final View view;
    private final Excuses excuses;
    private final Random random;
    private final Specs specs;
    private volatile String rolesIn;
    private final int slots;

    /**
     * @param namespace theirs
     * @param slots how many names there are; those of the deleted are taken again
     */
    Users(Installation installation, Oracle oracle, Random random, String namespace, int slots) {
        this.installation = installation;
        this.namespace = namespace;
        this.rolesIn = installation.sample().namespace();
        this.view = oracle.view();
        this.excuses = oracle.excuses();
        this.random = random;
        this.specs = new Specs(random, () -> rolesIn);
        this.slots = slots;
    }

    /** From now on they draw on the roles of that namespace. */
    void drawOn(String roles) {
        rolesIn = roles;
    }

    String namespace() {
        return namespace;
    }

    /** Creates one under a name that is free, a deleted one's perhaps. */
    boolean create() {
        return freeName().map(this::create).isPresent();
    }

    /** Creates one and deletes it soon. */
    boolean createInVain() {
        Optional<AzureCredential> created = freeName().map(this::create).map(this::read);
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_SECOND_THOUGHT)).toNanos());
        return created.map(this::delete).isPresent();
    }

    /** A name that nobody uses. */
    Optional<String> freeName() {
        List<String> free =
                new ArrayList<>(IntStream.range(0, slots).mapToObj("app-%02d"::formatted).toList());
        free.removeIf(it -> view.credential(namespace, it).isPresent());
        return free.isEmpty() ? Optional.empty() : Optional.of(any(free));
    }

    String create(String name) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(VERSION);
        object.setKind(KIND);
        object.setMetadata(
                new ObjectMetaBuilder()
                        .withName(name)
                        .withNamespace(namespace)
                        .withLabels(installation.cluster().labels())
                        .build());
        object.setAdditionalProperty("spec", specs.any(name));
        client().resource(object).create();
        return name;
    }

    /** Changes the spec of one. */
    boolean edit() {
        return living().map(it -> patch(it, specs.change(it.getSpec().roleRef().name())))
                .isPresent();
    }

    /** Asks for another password. */
    boolean rotate() {
        Map<String, Object> asked =
                Map.of("metadata", Map.of("annotations", Map.of(ROTATE, Instant.now().toString())));
        return living().map(it -> patch(it, asked)).isPresent();
    }

    /** Has the one of that name looked at again, if there is one. */
    void touch(String name) {
        Map<String, Object> touched =
                Map.of("metadata", Map.of("annotations", Map.of("look", "again")));
        view.credential(namespace, name).ifPresent(it -> patch(it, touched));
    }

    /** Everything that is suspended goes on. */
    void resume() {
        allLiving().stream()
                .filter(it -> it.getSpec().suspend())
                .forEach(it -> patch(it, Map.of("spec", Map.of("suspend", false))));
    }

    private AzureCredential read(String name) {
        return client().resources(AzureCredential.class)
                .inNamespace(namespace)
                .withName(name)
                .require();
    }

    private AzureCredential patch(AzureCredential credential, Map<String, Object> change) {
        resource(credential)
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(change));
        return credential;
    }

    /** Deletes one. */
    boolean delete() {
        return living().map(this::delete).isPresent();
    }

    /** Deletes one whose tenant is given up. */
    boolean abandon() {
        return living().map(this::abandon).isPresent();
    }

    private AzureCredential abandon(AzureCredential credential) {
        excuses.departs(credential.getMetadata().getUid());
        excuses.abandons(credential.getMetadata().getUid());
        Map<String, Object> asked =
                Map.of("metadata", Map.of("annotations", Map.of(ABANDON, "the tenant is gone")));
        return delete(patch(credential, asked));
    }

    /** All are about to be deleted. */
    void allDepart() {
        allLiving().forEach(it -> excuses.departs(it.getMetadata().getUid()));
    }

    AzureCredential delete(AzureCredential credential) {
        excuses.departs(credential.getMetadata().getUid());
        resource(credential).delete();
        return credential;
    }

    /** One that is not being deleted. */
    Optional<AzureCredential> living() {
        List<AzureCredential> all = allLiving();
        return all.isEmpty() ? Optional.empty() : Optional.of(any(all));
    }

    /** All that are not being deleted, in the order of their names. */
    List<AzureCredential> allLiving() {
        return view.credentials().stream()
                .filter(it -> it.getMetadata().getNamespace().equals(namespace))
                .filter(it -> it.getSpec().delivery() == Delivery.SECRET)
                .filter(it -> it.getMetadata().getDeletionTimestamp() == null)
                .sorted((a, b) -> a.getMetadata().getName().compareTo(b.getMetadata().getName()))
                .toList();
    }

    private Resource<GenericKubernetesResource> resource(AzureCredential credential) {
        return client().genericKubernetesResources(VERSION, KIND)
                .inNamespace(credential.getMetadata().getNamespace())
                .withName(credential.getMetadata().getName());
    }

    private KubernetesClient client() {
        return installation.client();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
