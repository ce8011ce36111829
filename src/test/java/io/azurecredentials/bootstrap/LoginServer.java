package io.azurecredentials.bootstrap;

import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.benchmark.Yardstick;
import io.azurecredentials.metric.Meters;
import io.azurecredentials.serve.Parent;
import io.azurecredentials.server.Https;
import io.azurecredentials.server.Limits;
import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Routes;
import io.azurecredentials.server.tls.ServerCertificate;
import io.azurecredentials.settings.Environment;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.trace.Traces;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Logins as a replica serves them, wired by what wires them there, in a process without a leader:
 * with limits that one caller alone cannot meet, and with what their speed is held against. Prints
 * its port when it serves; ends with whoever started it.
 */
public final class LoginServer {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int ANY = 1_000_000;

    private LoginServer() {}

    /**
     * Takes the tenant, the id of the key that signs its tokens, and whether who is refused again
     * and again is slowed down.
     */
    public static void main(String[] args) {
        Parent parent = Parent.ofThisProcess();
        switch (Environment.read(() -> "bench")) {
            case Environment.Reading.Valid(var settings) -> serve(settings, parent, args);
            case Environment.Reading.Invalid(var problems) ->
                    throw new IllegalStateException(problems.toString());
        }
        System.exit(0);
    }

    private static void serve(Settings settings, Parent parent, String... yardstick) {
        Logging.start(settings.logLevel());
        try (KubernetesClient client = Outside.kubernetes(Optional.empty());
                Azure azure = Outside.azure(settings.azure(), (_, _, _) -> {}, () -> {});
                Logins logins =
                        Logins.start(
                                settings,
                                client,
                                azure,
                                new Meters(Clock.systemUTC()),
                                Traces.off(),
                                _ -> true);
                ServerCertificate certificate =
                        ServerCertificate.own(
                                client, settings.namespace(), Clock.systemUTC(), () -> {});
                Https server =
                        Https.start(
                                0,
                                certificate,
                                Optional.empty(),
                                new Routes(routes(logins, yardstick[0], yardstick[1])),
                                settings.http().defaultNamespace(),
                                new ForwardedFor(List.of()),
                                limits(Boolean.parseBoolean(yardstick[2])),
                                (_, _) -> {})) {
            Awaitility.await().atMost(LONG).until(() -> certificate.get().isPresent());
            Awaitility.await().atMost(LONG).until(() -> isInformed(logins));
            System.out.println(server.port());
            System.out.flush();
            parent.awaitEnd();
        }
    }

    private static boolean isInformed(Logins logins) {
        return logins.missing().isEmpty()
                && logins.tokenKeys().known().sealing(Instant.now()).isPresent();
    }

    private static List<Route> routes(Logins logins, String tenantID, String keyID) {
        Yardstick yardstick = new Yardstick(logins.signingKeys().of(Cloud.PUBLIC, tenantID), keyID);
        return Stream.of(logins.routes(), yardstick.routes()).flatMap(List::stream).toList();
    }

    private static Limits limits(boolean slowing) {
        Limits usual = Limits.STANDARD;
        return new Limits(
                usual.handshake(),
                usual.head(),
                usual.body(),
                usual.write(),
                usual.idle(),
                slowing ? usual.rest() : Duration.ZERO,
                usual.quiet(),
                usual.connectionsOfPeer(),
                usual.connections(),
                ANY);
    }
}
