package io.azurecredentials.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Network;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.StatusWriter;
import io.azurecredentials.testcluster.Documents;
import io.azurecredentials.testcluster.TestCluster;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotation by the clock, with an API server and an Azure around it. */
class RotationsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Nearly a day before three o'clock. */
    private final Instant first =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(27).plusMinutes(30));

    private final Instant three = first.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(27));
    private static final Gate OPEN = () -> true;

    @TempDir Path folder;
    private final SettableClock clock = new SettableClock(first);
    private TestCluster cluster;
    private Emulator emulator;
    private Azure azure;
    private EventRecorder events;
    private RootSecrets root;
    private Access access;
    private Rotations rotations;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        cluster.install().awaitPolicies();
        emulator = Emulator.start(World.standard());
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(emulator.writeCa(folder.resolve("ca.pem")))),
                        (_, _, _) -> {},
                        () -> {});
        Safe safe = new Safe(cluster.client(), OPEN, cluster.namespace());
        Wanted wanted = new Wanted(cluster.client(), ConfigFixtures.nothing(), clock);
        Tenants tenants = new Tenants(azure, safe, wanted);
        events = new EventRecorder(cluster.client(), OPEN, "it", clock);
        access = new Access(wanted, tenants, safe, clock);
        rotations =
                new Rotations(
                        cluster.client(),
                        List.of(cluster.namespace()),
                        tenants,
                        wanted,
                        safe,
                        new StatusWriter(cluster.client(), OPEN),
                        events,
                        OPEN,
                        "blue",
                        clock,
                        () -> "0badc0de");
        root = new RootSecrets(cluster, create());
        root.hand(emulator.world().root().clientSecret());
        assertThat(access.look(config()).inForce()).isPresent();
    }

    @AfterEach
    void stop() {
        root.kept().delete();
        root.bootstrap().delete();
        cluster.client().resource(config()).delete();
        events.close();
        azure.close();
        emulator.close();
        cluster.close();
    }

    @Test
    void
            a_scheduled_rotation_is_done_within_its_window_and_one_that_was_missed_waits_for_the_next() {
        assertThat(turn().next()).contains(three);
        clock.set(three.minusSeconds(1));
        assertThat(turn().until()).isEqualTo(three);
        assertThat(markers()).isEmpty();

        clock.set(three.plus(Duration.ofHours(1)));
        assertThat(turn().next()).as("missed").contains(three.plus(Duration.ofDays(1)));
        assertThat(markers()).isEmpty();

        clock.set(three.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(59)));
        Instant inForce = rotate();
        assertThat(markers()).hasSize(1);
        assertThat(turn().next()).contains(three.plus(Duration.ofDays(2)));
        assertThat(inForce).isAfter(three.plus(Duration.ofDays(1)));
    }

    @Test
    void what_a_scheduled_rotation_replaced_goes_after_the_grace() {
        clock.set(three);
        rotate();
        List<String> first = markers();
        clock.set(three.plus(Duration.ofDays(1)));
        Instant inForce = rotate();
        assertThat(markers()).hasSize(2).containsAll(first);

        clock.set(inForce.plus(Duration.ofMinutes(4)));
        turn();
        assertThat(markers()).hasSize(2);
        clock.set(inForce.plus(Duration.ofMinutes(6)));
        turn();
        assertThat(markers()).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    /** Goes from one instant to the next at which there is something to do, until it is done. */
    private Instant rotate() {
        long before = number();
        return await().atMost(LONG)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            Turn turn = turn();
                            Optional<Instant> since =
                                    turn.held().filter(_ -> isMade(turn, before)).map(Held::since);
                            if (since.isEmpty() && turn.until().isAfter(clock.instant())) {
                                clock.set(turn.until());
                            }
                            return since;
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean isMade(Turn turn, long before) {
        return turn.held()
                .flatMap(it -> it.name().made())
                .filter(it -> it.number() > before)
                .isPresent();
    }

    private long number() {
        return Optional.ofNullable(config().getStatus().lastRootNumber()).orElse(0L);
    }

    private Turn turn() {
        return rotations.run(config(), Optional.empty(), false);
    }

    private AzureConfig config() {
        return cluster.client()
                .resources(AzureConfig.class)
                .inNamespace(cluster.namespace())
                .withName("platform")
                .get();
    }

    private AzureConfig create() {
        World world = emulator.world();
        cluster.apply(
                Documents.parse(
                        """
                        apiVersion: azurecredentials.io/v1alpha1
                        kind: AzureConfig
                        metadata: {name: platform, namespace: %s}
                        spec:
                          tenantID: %s
                          subscriptionID: %s
                          authentication:
                            clientSecret:
                              clientID: %s
                              secretRef: {name: root, key: clientSecret}
                          rootRotation: {schedule: 0 3 * * *, window: 1h}
                        """
                                .formatted(
                                        cluster.namespace(),
                                        world.tenantID(),
                                        world.subscriptionID(),
                                        world.root().clientID())));
        AzureConfig config = config();
        config.setStatus(
                new AzureConfigStatus(
                        1L, world.tenantID(), null, null, null, null, null, null, List.of()));
        return cluster.client().resource(config).updateStatus();
    }

    private List<String> markers() {
        return emulator.inventory().applications().stream()
                .flatMap(it -> it.passwords().stream())
                .map(Inventory.Password::displayName)
                .map(String::valueOf)
                .filter(it -> it.startsWith("azcfg/blue/"))
                .toList();
    }
}
