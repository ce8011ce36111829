package io.azurecredentials.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.azure.Pair;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.resolution.Destination;
import io.azurecredentials.config.resolution.Variables;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.World;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A config as it stands in the API server, and what may be held for it. */
final class ConfigFixtures {
    static final String UID = "0e4f6c1a-config";
    static final String NOBODY = "00000000-0000-0000-0000-00000000dead";
    static final Root.Place PLACE = new Root.Place(Cloud.PUBLIC, "tenant");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private ConfigFixtures() {}

    static AzureConfig config() {
        return config("tenant", "subscription", "client", "team");
    }

    /** One that signs in as that application. */
    static AzureConfig config(World world, Application application, String namespace) {
        return config(world.tenantID(), world.subscriptionID(), application.clientID(), namespace);
    }

    private static AzureConfig config(
            String tenantID, String subscriptionID, String clientID, String namespace) {
        AzureConfig config = new AzureConfig();
        config.setMetadata(
                new ObjectMetaBuilder()
                        .withName("platform")
                        .withNamespace(namespace)
                        .withAnnotations(new HashMap<>())
                        .withUid(UID)
                        .withGeneration(2L)
                        .build());
        config.setSpec(
                new AzureConfigSpec(
                        tenantID,
                        subscriptionID,
                        null,
                        secret(clientID),
                        null,
                        EnvironmentVariables.IF_UNSET,
                        "azcred-",
                        new AzureConfigSpec.Leases(duration("PT24H"), duration("PT768H")),
                        Defaults.TOKENS,
                        Defaults.RETRY,
                        null,
                        new AzureConfigSpec.Propagation(
                                3, duration("PT1S"), duration("PT10M"), duration("PT5M")),
                        duration("PT30M"),
                        false,
                        null));
        return config;
    }

    /** With a client secret, in the Secret {@code root}. */
    static RootAuthentication secret(String clientID) {
        return new RootAuthentication(
                new RootAuthentication.ClientSecret(
                        clientID, new RootAuthentication.SecretKey("root", "clientSecret"), null),
                null,
                null,
                null);
    }

    /** Signs in so from now on. */
    static void authenticate(AzureConfig config, @Nullable RootAuthentication authentication) {
        AzureConfigSpec spec = config.getSpec();
        config.setSpec(
                new AzureConfigSpec(
                        spec.tenantID(),
                        spec.subscriptionID(),
                        spec.environment(),
                        authentication,
                        spec.rootRotation(),
                        spec.environmentVariables(),
                        spec.applicationNamePrefix(),
                        spec.leases(),
                        spec.tokens(),
                        spec.retry(),
                        spec.login(),
                        spec.propagation(),
                        spec.driftCheck(),
                        spec.suspend(),
                        spec.allowedNamespaces()));
        config.getMetadata().setGeneration(config.getMetadata().getGeneration() + 1);
    }

    static AzureConfig config(AzureConfigStatus status) {
        AzureConfig config = config();
        config.setStatus(status);
        return config;
    }

    static Root root(String text) {
        return new Root.ClientSecret(PLACE, "client", Sensitive.of(text));
    }

    static Root certificate(Pair pair, boolean sendChain) {
        Answer<Root> read =
                Root.ClientCertificate.read(
                        PLACE,
                        "client",
                        Sensitive.of(
                                Base64.getEncoder()
                                        .encodeToString((pair.pem() + pair.key()).getBytes(UTF_8))),
                        sendChain);
        return ((Answer.Given<Root>) read).value();
    }

    static Held held(String text) {
        return new Held(root(text), root(text).fingerprint(), NOON);
    }

    private static Duration duration(String text) {
        return new Duration(java.time.Duration.parse(text));
    }

    /** One that has two secrets, of which both work. */
    static Application application() {
        Application named = Application.named("two-secrets");
        return named.withGraphPermissions("Application.ReadWrite.OwnedBy")
                .withSecrets(
                        named.secrets().getFirst(),
                        new ClientSecret(
                                "33333333-3333-3333-3333-33333333beef",
                                "second",
                                "fake~second-secret-for-the-emulator",
                                World.FAR_FUTURE));
    }

    /** A pod that lends nothing to anybody. */
    static Surroundings nothing() {
        return new Surroundings(
                Variables.NONE, Optional.empty(), List.of(), "operator", () -> false);
    }

    /** Whether it gives access now. */
    static boolean proven(Answer<Tenant> tenant) {
        return tenant.then(Tenant::proveAccess) instanceof Answer.Given;
    }

    /** The sentence that says what is wrong; empty if nothing is. */
    static String message(Standing standing) {
        return standing.destination() instanceof Answer.Refused<Destination>(Problem problem)
                ? problem.message()
                : "";
    }

    /** What is wrong, if anything is. */
    static @Nullable Reason reason(Standing standing) {
        return standing.destination() instanceof Answer.Refused<Destination>(Problem problem)
                ? problem.reason()
                : null;
    }
}
