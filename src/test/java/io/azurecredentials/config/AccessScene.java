package io.azurecredentials.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Network;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A cluster, an Azure, and a config whose access is looked at without an operator around it. */
final class AccessScene implements AutoCloseable {
    private final TestCluster cluster;
    private final Emulator emulator;
    private final Azure azure;
    private final AzureConfig config;
    private Clock clock = Clock.systemUTC();
    private Access access;
    private Tenants tenants;

    AccessScene(Path folder, World world) {
        cluster = TestCluster.start(folder);
        emulator = Emulator.start(world);
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(emulator.writeCa(folder.resolve("ca.pem")))),
                        (_, _, _) -> {},
                        () -> {});
        config = ConfigFixtures.config(world, world.root(), cluster.namespace());
        Safe safe = safe();
        Wanted wanted = new Wanted(cluster.client());
        tenants = new Tenants(azure, safe, wanted);
        access = new Access(wanted, tenants, safe, clock);
    }

    AzureConfig config() {
        return config;
    }

    TestCluster cluster() {
        return cluster;
    }

    Tenants tenants() {
        return tenants;
    }

    Standing look() {
        return access.look(config);
    }

    /** Signs in so from now on. */
    void authenticate(RootAuthentication authentication) {
        ConfigFixtures.authenticate(config, authentication);
    }

    /** The process ends, and another one begins at another time. */
    void restart(Duration later) {
        clock = Clock.offset(Clock.system(ZoneOffset.UTC), later);
        Safe safe = safe();
        Wanted wanted = new Wanted(cluster.client());
        tenants = new Tenants(azure, safe, wanted);
        access = new Access(wanted, tenants, safe, clock);
    }

    /** Puts a Secret with one key there. */
    void hand(String name, String key, String text) {
        drop(name);
        cluster.client()
                .resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace(cluster.namespace())
                                .withLabels(cluster.labels())
                                .endMetadata()
                                .addToData(
                                        key,
                                        Base64.getEncoder().encodeToString(text.getBytes(UTF_8)))
                                .build())
                .create();
    }

    void drop(String name) {
        cluster.client().secrets().inNamespace(cluster.namespace()).withName(name).delete();
    }

    /** What is kept, of whichever kind. */
    Optional<Held> kept() {
        return safe().of(config);
    }

    /** How often Entra was asked for a token. */
    long tokens() {
        return emulator.journal().stream()
                .filter(it -> it.operation().equals("entra.token"))
                .count();
    }

    @Override
    public void close() {
        cluster.client()
                .secrets()
                .inNamespace(cluster.namespace())
                .withName(HeldSecret.name(config))
                .delete();
        azure.close();
        emulator.close();
        cluster.close();
    }

    private Safe safe() {
        return new Safe(cluster.client(), () -> true, cluster.namespace());
    }
}
