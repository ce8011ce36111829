package io.azurecredentials.azure;

import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** The emulator and the production code's way to it. */
final class Sandbox implements AutoCloseable {
    static final Blueprint BLUEPRINT =
            new Blueprint("azcred-test-0", "A credential", "azurecredentials.io/test");

    /** Long enough for the emulator, short enough to wait for. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A port that no program of a test listens on. */
    private static final int NOBODY = 1;

    final Emulator emulator;
    private final Azure azure;
    private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ZERO);
    private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    private volatile Permit permit = () -> {};

    Sandbox() {
        this(World.standard());
    }

    Sandbox(World world) {
        this(world, "");
    }

    /** As a program on that machine of the world has it; on none if it is empty. */
    Sandbox(World world, String machine) {
        emulator = Emulator.start(world);
        azure =
                new Azure(
                        network(emulator, machine),
                        (operation, result, _) -> calls.add(operation + " " + result),
                        () -> permit.check(),
                        PATIENCE,
                        uptime::get);
    }

    /** Lets the production code's clock go on. */
    void pass(Duration time) {
        uptime.updateAndGet(it -> it.plus(time));
    }

    /** What is asked before every change from now on. */
    void permit(Permit next) {
        permit = next;
    }

    /** What the production code has counted: operations and results. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** The tenant as the root application sees it, with no token yet. */
    Tenant tenant() {
        return tenant(emulator.world().root());
    }

    Tenant tenant(Application application) {
        return tenant(
                emulator.world().tenantID(), application.clientID(), application.clientSecret());
    }

    Tenant tenant(Authentication authentication) {
        return tenant(Cloud.PUBLIC, emulator.world().tenantID(), authentication);
    }

    Tenant tenant(Cloud cloud, String tenantID, Authentication authentication) {
        return azure.open(new RootCredential(cloud, tenantID, authentication));
    }

    /** What the tokens of a tenant of the public cloud are signed with. */
    SigningKeys signingKeys(String tenantID) {
        return azure.signingKeys(Cloud.PUBLIC, tenantID);
    }

    /** Whether the production code finds a metadata service. */
    boolean hasMetadataService() {
        return azure.hasMetadataService();
    }

    Tenant tenant(String tenantID, String clientID, String secret) {
        return azure.open(new RootCredential(tenantID, clientID, Sensitive.of(secret)));
    }

    /** The scope that roles are assigned at. */
    String scope() {
        return emulator.world().resourceGroup("rg-app").id();
    }

    /** How often an operation was asked for. */
    long requests(String operation) {
        return emulator.journal().stream()
                .map(JournalEntry::operation)
                .filter(operation::equals)
                .count();
    }

    /** What was asked for, which must have been given. */
    static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(Problem problem) -> throw new AssertionError(problem);
        };
    }

    /** Why it was not given. */
    static Problem refused(Answer<?> answer) {
        return switch (answer) {
            case Answer.Given<?>(Object value) -> throw new AssertionError("given: " + value);
            case Answer.Refused<?>(Problem problem) -> problem;
        };
    }

    @Override
    public void close() {
        azure.close();
        emulator.close();
    }

    private static Network network(Emulator emulator, String machine) {
        int metadata = machine.isEmpty() ? NOBODY : emulator.proxyOf(machine).getPort();
        try {
            Path ca = emulator.writeCa(Files.createTempFile("emulator", ".pem"));
            ca.toFile().deleteOnExit();
            return new Network(
                    Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                    List.of("localhost"),
                    Optional.of(ca),
                    URI.create("http://127.0.0.1:" + metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
