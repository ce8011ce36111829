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
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cluster, an Azure, and a config whose access is looked at without an operator around it. */
final class AccessScene implements AutoCloseable {
    /** Where the operator runs, if the world has it. */
    static final String MACHINE = "node";

    private final TestCluster cluster;
    private final Emulator emulator;
    private final Azure azure;
    private final AzureConfig config;
    private final Surroundings surroundings;
    private @Nullable Access access;
    private @Nullable Tenants tenants;

    AccessScene(Path folder, World world) {
        this(folder, _ -> world, ConfigFixtures.nothing());
    }

    /**
     * @param surroundings what the operator's pod has, lent to the config's namespace
     */
    AccessScene(Path folder, Function<TestCluster, World> made, Surroundings surroundings) {
        cluster = TestCluster.start(folder);
        this.surroundings =
                new Surroundings(
                        surroundings.variables(),
                        surroundings.tokenFile(),
                        List.of(cluster.namespace()),
                        surroundings.namespace(),
                        surroundings.metadata());
        World world = made.apply(cluster);
        emulator = Emulator.start(world);
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(emulator.writeCa(folder.resolve("ca.pem"))),
                                metadata()),
                        (_, _, _) -> {},
                        () -> {});
        config = ConfigFixtures.config(world, world.root(), cluster.namespace());
        restart(Duration.ZERO);
    }

    AzureConfig config() {
        return config;
    }

    TestCluster cluster() {
        return cluster;
    }

    Tenants tenants() {
        return Objects.requireNonNull(tenants);
    }

    Standing look() {
        return Objects.requireNonNull(access).look(config);
    }

    /** Signs in so from now on. */
    void authenticate(@Nullable RootAuthentication authentication) {
        ConfigFixtures.authenticate(config, authentication);
    }

    /** The process ends, and another one begins at another time. */
    void restart(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        Safe safe = safe();
        Wanted wanted = new Wanted(cluster.client(), surroundings, clock);
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

    /** How often Azure was asked for anything. */
    int requests() {
        return emulator.journal().size();
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

    /** That of the world's machine, if it has one of that name. */
    private URI metadata() {
        return emulator.world().machines().stream()
                .filter(it -> it.name().equals(MACHINE))
                .findFirst()
                .map(it -> "http://127.0.0.1:" + emulator.proxyOf(it.name()).getPort())
                .map(URI::create)
                .orElse(Network.METADATA);
    }

    private Safe safe() {
        return new Safe(cluster.client(), () -> true, cluster.namespace());
    }
}
