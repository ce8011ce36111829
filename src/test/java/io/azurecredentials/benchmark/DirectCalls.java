package io.azurecredentials.benchmark;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Directory.ServicePrincipal;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.process.Installation;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The yardstick: what a credential's Azure calls take when nobody does anything in between. */
final class DirectCalls {
    private static final int PROOFS = 3;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Installation installation;

    DirectCalls(Installation installation) {
        this.installation = installation;
    }

    /** The third of three tries, when all classes are loaded. */
    double milliseconds() {
        World world = installation.azure().world();
        Path ca = installation.azure().writeCa(Path.of("target/bench/ca.pem"));
        Network network =
                new Network(
                        Optional.of(new Proxy(Proxy.Type.HTTP, installation.azure().proxy())),
                        List.of(),
                        Optional.of(ca));
        try (Azure azure = new Azure(network, (_, _, _) -> {}, () -> {})) {
            Tenant tenant =
                    azure.open(
                            new RootCredential(
                                    world.tenantID(),
                                    world.root().clientID(),
                                    Sensitive.of(world.root().clientSecret())));
            once(tenant, world);
            once(tenant, world);
            return once(tenant, world);
        }
    }

    private static double once(Tenant tenant, World world) {
        Blueprint blueprint =
                new Blueprint("bench-" + UUID.randomUUID(), "bench", "azurecredentials.io/bench");
        long before = System.nanoTime();
        Application application = given(tenant.directory().upsertApplication(blueprint));
        ServicePrincipal principal =
                given(tenant.directory().upsertServicePrincipal(application.appID(), blueprint));
        String scope = world.resourceGroup("rg-app").id();
        String role = given(tenant.authorization().findRoles(scope, "Reader")).getFirst().id();
        Assignment assignment =
                new Assignment(UUID.randomUUID().toString(), scope, role, principal.objectID());
        Assignment made = given(tenant.authorization().assign(assignment));
        NewPassword password =
                given(
                        tenant.directory()
                                .addPassword(
                                        application.objectID(),
                                        "bench",
                                        Instant.now().plusSeconds(600)));
        for (int i = 0; i < PROOFS; i++) {
            if (i > 0) {
                LockSupport.parkNanos(INTERVAL.toNanos());
            }
            given(tenant.identities().prove(application.appID(), password.text()));
        }
        double took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - before) / 1000.0;
        given(tenant.authorization().unassign(made));
        given(tenant.directory().deleteApplication(application.objectID(), blueprint));
        return took;
    }

    private static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(var problem) ->
                    throw new IllegalStateException(problem.message());
        };
    }
}
