package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.message;
import static io.azurecredentials.config.ConfigFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.azure.Authentication;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.resolution.Variables;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.testcluster.TestCluster;
import io.azurecredentials.testcluster.TokenIssuer;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator's pod is, lent to those namespaces that may have it. */
class AmbientIT {
    private static final ManagedIdentity ASSIGNED =
            ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-operator")
                    .withGraphPermissions("Application.Read.All");
    private static final Machine NODE =
            Machine.of(
                            Machine.Kind.VIRTUAL_MACHINE,
                            World.standard().resourceGroup("rg-app"),
                            AccessScene.MACHINE)
                    .withOwnIdentity()
                    .withIdentities(ASSIGNED);
    private static final World WORLD = World.standard().withIdentities(ASSIGNED).withMachines(NODE);

    @TempDir Path folder;
    private @Nullable AccessScene scene;

    @AfterEach
    void stop() {
        Optional.ofNullable(scene).ifPresent(AccessScene::close);
    }

    @Test
    void a_managed_identity_is_named_by_any_of_its_ids_and_its_client_id_is_told() {
        AccessScene scene = scene(Variables.NONE, true);
        for (RootAuthentication.ManagedIdentity name :
                List.of(
                        new RootAuthentication.ManagedIdentity(ASSIGNED.clientID(), null, null),
                        new RootAuthentication.ManagedIdentity(null, ASSIGNED.principalID(), null),
                        new RootAuthentication.ManagedIdentity(null, null, ASSIGNED.id()))) {
            scene.authenticate(managed(name));
            Standing standing = scene.look();
            assertThat(reason(standing)).isNull();
            assertThat(standing.inForce().orElseThrow().clientID()).isEqualTo(ASSIGNED.clientID());
            assertThat(standing.inForce().orElseThrow().kind()).isEqualTo("ManagedIdentity");
        }
        scene.authenticate(managed(new RootAuthentication.ManagedIdentity(null, null, null)));
        assertThat(scene.look().inForce().orElseThrow().clientID())
                .isEqualTo(NODE.own().orElseThrow().clientID());
    }

    @Test
    void without_a_word_the_machine_signs_in_and_a_restart_knows_it() {
        AccessScene scene = scene(Variables.NONE, true);
        scene.authenticate(null);
        assertThat(reason(scene.look())).isNull();
        scene.restart(java.time.Duration.ZERO);

        assertThat(ConfigFixtures.proven(scene.tenants().of(scene.config()))).isTrue();
        assertThat(((PodRoot.Managed) scene.kept().orElseThrow().root()).which())
                .isEqualTo(new Authentication.SystemAssigned());
    }

    @Test
    void where_nothing_is_there_that_is_said() {
        AccessScene scene =
                scene(_ -> World.standard(), surroundings(Variables.NONE, Optional.empty(), false));
        scene.authenticate(null);

        assertThat(reason(scene.look())).isEqualTo(Reason.NO_IDENTITY);
        assertThat(scene.tokens()).isZero();
    }

    @Test
    void a_client_secret_in_its_environment_signs_in() {
        AccessScene scene =
                scene(
                        pod(
                                WORLD.root().clientID(),
                                Optional.of(WORLD.root().clientSecret()),
                                false),
                        false);
        scene.authenticate(null);

        Standing standing = scene.look();

        assertThat(standing.inForce().orElseThrow().clientID()).isEqualTo(WORLD.root().clientID());
        assertThat(scene.kept().orElseThrow().root().isAmbient()).isTrue();
    }

    @Test
    void its_federated_token_signs_in_and_is_read_each_time() throws IOException {
        Path file = folder.resolve("token");
        AccessScene scene =
                scene(
                        AmbientIT::trusting,
                        surroundings(
                                pod(WORLD.root().clientID(), Optional.empty(), true),
                                Optional.of(file),
                                false));
        scene.authenticate(
                new RootAuthentication(
                        null,
                        null,
                        new RootAuthentication.WorkloadIdentity(
                                Application.named("federated").clientID(),
                                null,
                                null,
                                new Duration(java.time.Duration.ofHours(1))),
                        null));

        assertThat(reason(scene.look())).isEqualTo(Reason.CREDENTIAL_UNREADABLE);
        Files.writeString(file, token(scene.cluster()));
        scene.restart(java.time.Duration.ZERO);
        assertThat(message(scene.look())).isEmpty();
        assertThat(scene.look().inForce().orElseThrow().kind()).isEqualTo("WorkloadIdentity");
    }

    @Test
    void a_namespace_that_may_not_have_it_is_told_and_nobody_asked() {
        AccessScene scene = scene(Variables.NONE, true);
        scene.authenticate(null);
        scene.look();
        scene.config().getMetadata().setNamespace("elsewhere");

        Standing standing = scene.look();

        assertThat(reason(standing)).isEqualTo(Reason.AMBIENT_NOT_ALLOWED);
        assertThat(message(standing)).contains("AMBIENT_NAMESPACES");
        assertThat(standing.inForce()).as("nothing is renewed with it").isEmpty();
        assertThat(ConfigFixtures.proven(scene.tenants().of(scene.config())))
                .as("what was issued is revoked")
                .isTrue();
        assertThat(scene.tokens()).isZero();
    }

    private AccessScene scene(Variables variables, boolean metadata) {
        return scene(_ -> WORLD, surroundings(variables, Optional.empty(), metadata));
    }

    private AccessScene scene(Function<TestCluster, World> world, Surroundings surroundings) {
        AccessScene made = new AccessScene(folder, world, surroundings);
        scene = made;
        return made;
    }

    private static Surroundings surroundings(
            Variables variables, Optional<Path> file, boolean metadata) {
        return new Surroundings(variables, file, List.of(), "operator", () -> metadata);
    }

    private static Variables pod(String clientID, Optional<String> secret, boolean token) {
        return new Variables(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(clientID),
                secret.map(Sensitive::of),
                token);
    }

    private static RootAuthentication managed(RootAuthentication.ManagedIdentity which) {
        return new RootAuthentication(null, null, null, which);
    }

    private static World trusting(TestCluster cluster) {
        cluster.client()
                .resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withName("pod")
                                .withNamespace(cluster.namespace())
                                .endMetadata()
                                .build())
                .create();
        TokenIssuer issuer = TokenIssuer.of(cluster);
        return WORLD.withApplications(
                        Application.named("federated")
                                .withFederated(issuer.trusting(cluster.namespace(), "pod")))
                .withIssuers(issuer.asKnownToEntra());
    }

    private static String token(TestCluster cluster) {
        return cluster.client()
                .serviceAccounts()
                .inNamespace(cluster.namespace())
                .withName("pod")
                .tokenRequest(
                        new TokenRequestBuilder()
                                .withNewSpec()
                                .withAudiences("api://AzureADTokenExchange")
                                .endSpec()
                                .build())
                .getStatus()
                .getToken();
    }
}
