package io.azurecredentials.testcluster;

import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.fixture.Kubectl;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A test's part of a cluster that belongs to somebody. */
final class GivenCluster implements TestCluster {

    private final GivenRun given;
    private final Path folder;
    private final int number;
    private final Path kubeconfig;
    private final KubernetesClient client;

    GivenCluster(GivenRun given, Path folder) {
        this.given = given;
        this.folder = folder;
        this.number = given.nextTest();
        this.kubeconfig = given.admin().write(folder.resolve("kubeconfig"), namespace());
        this.client = Clients.of(kubeconfig);
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace())
                                .withLabels(labels())
                                .endMetadata()
                                .build())
                .create();
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Path kubeconfig(String namespace, String serviceAccount) {
        Path file = folder.resolve(serviceAccount + ".kubeconfig");
        String token = given.token(namespace, serviceAccount);
        return given.admin().with(token).write(file, namespace);
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public Kubectl kubectl(Path home) {
        return Kubectl.labelling(kubeconfig, home, labels());
    }

    @Override
    public String namespace() {
        return namespace("test");
    }

    @Override
    public String namespace(String name) {
        return given.run().namespace(number + "-" + name);
    }

    @Override
    public String suffixed(String name) {
        return given.run().suffixed(name + "-" + number);
    }

    @Override
    public Map<String, String> labels() {
        return given.run().labels();
    }

    @Override
    public void define(String definition) {
        Definitions definitions = new Definitions(client);
        Documents.parse(definition).forEach(it -> definitions.provide(it, labels()));
    }

    @Override
    public Installed install() {
        return given.install();
    }

    @Override
    public Optional<LocalCluster> own() {
        return Optional.empty();
    }

    @Override
    public boolean can(Capability capability) {
        return given.capabilities().contains(capability);
    }

    /** What takes its time to go is waited for at the end of the run. */
    @Override
    public void close() {
        String prefix = namespace("");
        List<String> own =
                client.namespaces().list().getItems().stream()
                        .map(it -> it.getMetadata().getName())
                        .filter(it -> it.startsWith(prefix))
                        .toList();
        Emptying emptying = new Emptying(client);
        own.forEach(emptying::empty);
        own.forEach(it -> client.namespaces().withName(it).delete());
        client.close();
    }
}
