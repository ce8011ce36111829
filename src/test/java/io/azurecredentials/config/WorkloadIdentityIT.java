package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.message;
import static io.azurecredentials.config.ConfigFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.testcluster.TestCluster;
import io.azurecredentials.testcluster.TokenIssuer;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root credential that is a ServiceAccount's tokens, to their end. */
class WorkloadIdentityIT {
    private static final String ACCOUNT = "azure";
    private static final String CLIENT_ID = Application.named("federated").clientID();
    private static final java.time.Duration MINUTE = java.time.Duration.ofMinutes(1);

    @TempDir Path folder;
    private AccessScene scene;

    @BeforeEach
    void start() {
        scene = new AccessScene(folder, WorkloadIdentityIT::world, ConfigFixtures.nothing());
        scene.authenticate(workloadIdentity("api://AzureADTokenExchange"));
    }

    @AfterEach
    void stop() {
        deleteAccount();
        scene.close();
    }

    @Test
    void tokens_are_made_at_half_their_life_and_asked_for_no_more_often() {
        createAccount();
        assertThat(reason(scene.look())).isNull();
        Minted first = token();
        assertThat(scene.look().inForce().orElseThrow().clientID()).isEqualTo(CLIENT_ID);
        assertThat(scene.tokens()).as("one for each service").isEqualTo(2);
        scene.restart(MINUTE.multipliedBy(4));
        scene.look();
        assertThat(token().ends()).isEqualTo(first.ends());

        scene.restart(MINUTE.multipliedBy(6));
        scene.look();

        assertThat(token().made()).isAfter(first.ends().minus(MINUTE.multipliedBy(5)));
        assertThat(scene.kept().orElseThrow().since())
                .as("it is the same root credential")
                .isBefore(first.made().plus(MINUTE));
    }

    @Test
    void the_last_token_revokes_until_it_ends_and_then_the_account_to_restore_is_named() {
        createAccount();
        scene.look();
        deleteAccount();
        scene.restart(MINUTE.multipliedBy(6));

        Standing without = scene.look();
        assertThat(reason(without)).isEqualTo(Reason.SERVICE_ACCOUNT_UNUSABLE);
        assertThat(message(without)).contains("ServiceAccount azure does not exist");
        assertThat(without.inForce()).isPresent();
        assertThat(ConfigFixtures.proven(scene.tenants().of(scene.config()))).isTrue();
        long before = scene.tokens();
        scene.restart(MINUTE.multipliedBy(11));
        assertThat(scene.look().inForce()).as("it has ended").isEmpty();
        assertThat(scene.tokens()).isEqualTo(before);
        assertThat(ConfigFixtures.proven(scene.tenants().of(scene.config())))
                .as("by the clock of this machine it lives")
                .isTrue();
        scene.restart(MINUTE.multipliedBy(9));
        createAccount();
        assertThat(reason(scene.look())).isNull();
    }

    @Test
    void a_token_that_ended_is_not_shown_and_says_what_to_restore() {
        Root root =
                new Root.WorkloadIdentity(
                        ConfigFixtures.PLACE,
                        CLIENT_ID,
                        new TokenOf("team", ACCOUNT, "any", MINUTE),
                        new Minted(
                                Sensitive.of("fake~token"),
                                ConfigFixtures.NOON,
                                ConfigFixtures.NOON.plus(MINUTE)));

        assertThat(scene.tenants().tried(root).proveAccess())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it ->
                                assertThat(it.problem().message())
                                        .contains("restore the ServiceAccount in namespace team"));
        assertThat(scene.tokens()).isZero();
    }

    @Test
    void what_entra_does_not_trust_is_told_once_and_no_further_token_is_made() {
        scene.authenticate(workloadIdentity("api://another"));
        createAccount();

        assertThat(message(scene.look())).contains("audience");
        scene.look();
        assertThat(scene.tokens()).isOne();
        assertThat(scene.kept()).isEmpty();
        assertThat(tokenRequests()).isOne();
    }

    private long tokenRequests() {
        return scene.cluster().own().stream()
                .flatMap(it -> it.requests().stream())
                .filter(it -> it.toString().contains("serviceaccounts/" + ACCOUNT + "/token"))
                .count();
    }

    private Minted token() {
        return ((Root.WorkloadIdentity) scene.kept().orElseThrow().root()).token();
    }

    private void createAccount() {
        scene.cluster()
                .client()
                .resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withName(ACCOUNT)
                                .withNamespace(scene.cluster().namespace())
                                .withLabels(scene.cluster().labels())
                                .endMetadata()
                                .build())
                .create();
    }

    private void deleteAccount() {
        scene.cluster()
                .client()
                .serviceAccounts()
                .inNamespace(scene.cluster().namespace())
                .withName(ACCOUNT)
                .delete();
    }

    private static RootAuthentication workloadIdentity(String audience) {
        return new RootAuthentication(
                null,
                null,
                new RootAuthentication.WorkloadIdentity(
                        CLIENT_ID, ACCOUNT, audience, new Duration(MINUTE.multipliedBy(10))),
                null);
    }

    private static World world(TestCluster cluster) {
        TokenIssuer issuer = TokenIssuer.of(cluster);
        return World.standard()
                .withApplications(
                        Application.named("federated")
                                .withGraphPermissions("Application.ReadWrite.OwnedBy")
                                .withFederated(issuer.trusting(cluster.namespace(), ACCOUNT)))
                .withIssuers(issuer.asKnownToEntra());
    }
}
