package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.control.ControlServer;
import io.azurecredentials.emulator.control.Controls;
import io.azurecredentials.emulator.control.Faults;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.control.Journal;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.emulator.control.MovableClock;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.directory.Quirks;
import io.azurecredentials.emulator.entra.FederatedIssuers;
import io.azurecredentials.emulator.entra.SigningKeys;
import io.azurecredentials.emulator.entra.UserTokens;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.imds.Imds;
import io.azurecredentials.emulator.proxy.ConnectProxy;
import io.azurecredentials.emulator.proxy.Routes;
import io.azurecredentials.emulator.proxy.Tunnels;
import io.azurecredentials.emulator.server.AzureServer;
import io.azurecredentials.emulator.server.Pipeline;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.tls.CertificateAuthority;
import io.azurecredentials.emulator.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A running Azure. Clients reach it through {@link #proxy()} and trust {@link #caPem()}; nothing
 * else about them changes. Listens on the loopback interface only.
 */
public final class Emulator implements AutoCloseable {

    private static final long SEED = 20_260_101;

    private final World world;
    private final MovableClock clock = new MovableClock();
    private final Consistency consistency = new Consistency(clock, SEED);
    private final SigningKeys keys = new SigningKeys();
    private final FederatedIssuers issuers = new FederatedIssuers();
    private final Quirks quirks;
    private final Faults faults = new Faults(SEED);
    private final Journal journal = new Journal(clock);
    private final CertificateAuthority authority;
    private final Controls controls;
    private final Pipeline pipeline;
    private final Tunnels tunnels = new Tunnels();
    private final AzureServer server;
    private final ConnectProxy proxy;
    private final MachineProxies machines;
    private final ControlServer control;
    private volatile Azure azure;

    private Emulator(World world, int port) {
        CompletableFuture<CertificateAuthority> made =
                CompletableFuture.supplyAsync(CertificateAuthority::new);
        this.world = world;
        this.quirks = new Quirks(world.quirks());
        issuers.addAll(world.issuers());
        this.controls = new Controls(clock, faults, journal, consistency, quirks, this::rebuild);
        this.pipeline = new Pipeline(() -> azure.services(), faults, controls, journal);
        this.azure = build();
        List<String> hosts =
                azure.services().byHost().keySet().stream()
                        .filter(host -> !host.equals(Imds.HOST))
                        .toList();
        this.authority = made.join();
        this.server = new AzureServer(pipeline, authority.serverContext(hosts), tunnels::stamp);
        Function<String, Routes> routes = stamp -> routes(hosts, stamp);
        this.proxy = new ConnectProxy(routes.apply(""), port);
        this.machines = MachineProxies.open(world, routes);
        this.control =
                new ControlServer(
                        controls,
                        this::inventory,
                        this::journal,
                        machines.entries(),
                        azure.services().operations());
        keys.prepare();
    }

    /** Starts with {@link World#standard()}. */
    public static Emulator start() {
        return start(World.standard());
    }

    public static Emulator start(World world) {
        return start(world, 0);
    }

    /** Starts with its proxy on that port; 0 is any. */
    static Emulator start(World world, int port) {
        return new Emulator(world, port);
    }

    public World world() {
        return world;
    }

    /** Where the control paths are, plain HTTP. */
    public URI url() {
        return control.url();
    }

    public InetSocketAddress proxy() {
        return proxy.address();
    }

    /** The proxy through which the metadata service sees this machine of the world ask. */
    public InetSocketAddress proxyOf(String machine) {
        return machines.address(machine);
    }

    /** The certificate that clients must trust. */
    public String caPem() {
        return authority.pem();
    }

    /** Writes the certificate for programs that want a file; returns the file. */
    public Path writeCa(Path file) {
        try {
            return Files.writeString(file, caPem(), US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What another program must have in its environment; {@code caFile} is written before. */
    public Map<String, String> environment(Path caFile) {
        return ClientEnvironment.of(this, writeCa(caFile));
    }

    /** What exists now beyond the world. */
    public Inventory inventory() {
        return azure.inventory(world);
    }

    /** Every request since the start or the last reset. */
    public List<JournalEntry> journal() {
        return journal.entries();
    }

    /** Has every request told once it took effect and before it is answered. */
    public void listen(Consumer<JournalEntry> listener) {
        journal.listen(listener);
    }

    /** Every request that was answered 501. */
    public List<String> unmodelled() {
        return pipeline.unmodelled();
    }

    /** Puts a role definition there that no request made, as Resource Manager would print it. */
    public void seedRole(JsonNode body) {
        azure.arms().getFirst().seedRole(body);
    }

    /** Removes a group for good, as somebody in its tenant may at any time. */
    public void removeGroup(String id) {
        for (Directory directory : azure.directories().all()) {
            directory
                    .current(id)
                    .filter(it -> it.type() == ObjectType.GROUP)
                    .ifPresent(directory::purge);
        }
    }

    /** Signs tokens with a new key from now on; old tokens stay valid. */
    public void rotateSigningKey() {
        keys.rotate();
    }

    /** Tokens as machines, pods, applications and people of the world get them. */
    public AzureTokens tokens() {
        UserTokens users = new UserTokens(keys, clock);
        return new AzureTokens(world, pipeline::inner, () -> azure.directories(), users);
    }

    /** The issuers whose assertions applications may trust. */
    public FederatedIssuers issuers() {
        return issuers;
    }

    public Controls controls() {
        return controls;
    }

    /**
     * Ends it.
     *
     * @throws IllegalStateException if there was a request that nobody modelled: whatever was tried
     *     against it was not tried against Azure
     */
    @Override
    public void close() {
        stop();
        if (!unmodelled().isEmpty()) {
            throw new IllegalStateException("not modelled: " + unmodelled());
        }
    }

    /** Ends it, whatever was asked. */
    void stop() {
        control.close();
        machines.close();
        proxy.close();
        server.close();
    }

    private void rebuild() {
        azure = build();
    }

    private Azure build() {
        return Azure.of(world, quirks, keys, issuers, consistency, clock, pipeline::inner);
    }

    /** Only machines, whose requests are stamped, reach the metadata service. */
    private Routes routes(List<String> hosts, String stamp) {
        return new Routes(
                Set.copyOf(hosts),
                server.secureAddress(),
                stamp.isEmpty() ? Set.of() : Set.of(Imds.HOST),
                server.plainAddress(),
                stamp,
                tunnels,
                this::refused);
    }

    private void refused(String method, String host) {
        Request request = Request.of(method, host, "", Map.of(), "");
        journal.add(request, 403, "proxy.refused", "-", Optional.empty());
    }
}
