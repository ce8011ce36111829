package io.azurecredentials.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.resolution.Destination;
import io.azurecredentials.config.resolution.Variables;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken up, what is kept, and what becomes of it while the Secret is wrong or gone. */
class AccessIT {
    private static final Application ROOT = ConfigFixtures.application();
    private static final Application ADMINISTRATOR =
            Application.named("administrator").withGraphPermissions("Application.ReadWrite.All");
    private static final String FIRST = ROOT.secrets().getFirst().text();
    private static final String SECOND = ROOT.secrets().getLast().text();
    private static final String WRONG = "fake~wrong";

    @TempDir Path folder;
    private TestCluster cluster;
    private Emulator emulator;
    private Azure azure;
    private boolean open = true;
    private Access access;
    private Tenants tenants;
    private AzureConfig config;
    private RootSecrets root;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        emulator = Emulator.start(World.standard().withApplications(ROOT, ADMINISTRATOR));
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(emulator.writeCa(folder.resolve("ca.pem")))),
                        (_, _, _) -> {},
                        () -> {});
        config = ConfigFixtures.config(emulator.world(), ROOT, cluster.namespace());
        root = new RootSecrets(cluster, config);
        restart();
    }

    @AfterEach
    void stop() {
        root.kept().delete();
        root.bootstrap().delete();
        azure.close();
        emulator.close();
        cluster.close();
    }

    @Test
    void what_works_is_kept_and_in_force() {
        root.hand(FIRST);

        Standing standing = access.look(config);

        assertThat(standing.destination())
                .isEqualTo(Destination.of(config.getSpec(), Variables.NONE));
        assertThat(standing.inForce().map(RootCredential::clientID)).contains(ROOT.clientID());
        assertThat(root.inForce()).isEqualTo(FIRST);
    }

    @Test
    void what_does_not_work_is_not_kept() {
        root.hand(WRONG);

        assertThat(ConfigFixtures.reason(access.look(config))).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(access.look(config).inForce()).isEmpty();
        assertThat(root.kept().get()).isNull();
    }

    @Test
    void a_secret_that_is_taken_away_takes_nothing_with_it_not_even_after_a_restart() {
        root.hand(FIRST);
        Standing before = access.look(config);
        root.bootstrap().delete();
        Standing standing = access.look(config);
        assertThat(ConfigFixtures.reason(standing)).isEqualTo(Reason.SECRET_NOT_FOUND);
        assertThat(standing.inForce()).isEqualTo(before.inForce());
        restart();
        assertThat(access.look(config)).isEqualTo(standing);
        restart();
        assertThat(ConfigFixtures.proven(tenants.of(config))).isTrue();
    }

    @Test
    void a_secret_that_is_edited_to_garbage_is_told_and_replaces_nothing() {
        root.hand(FIRST);
        Standing before = access.look(config);
        root.hand(WRONG);
        Standing standing = access.look(config);
        assertThat(ConfigFixtures.reason(standing)).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(standing.inForce()).isEqualTo(before.inForce());
        assertThat(root.inForce()).isEqualTo(FIRST);
        assertThat(ConfigFixtures.proven(tenants.of(config))).isTrue();
    }

    @Test
    void a_secret_that_works_as_well_is_taken_up_and_back() {
        root.hand(FIRST);
        access.look(config);
        root.hand(SECOND);
        assertThat(ConfigFixtures.reason(access.look(config))).isNull();
        assertThat(root.inForce()).isEqualTo(SECOND);
        root.hand(FIRST);
        access.look(config);
        assertThat(root.inForce()).isEqualTo(FIRST);
    }

    @Test
    void one_that_is_refused_later_is_in_force_no_longer_and_stays_kept() {
        root.hand(FIRST);
        access.look(config);
        emulatedRootLoses(FIRST);
        touch();
        Standing standing = access.look(config);
        assertThat(ConfigFixtures.reason(standing)).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(standing.inForce()).isEmpty();
        assertThat(root.inForce()).isEqualTo(FIRST);
        root.hand(SECOND);
        assertThat(access.look(config).inForce()).isPresent();
    }

    @Test
    void what_somebody_removes_or_edits_where_it_is_kept_is_written_again() {
        root.hand(FIRST);
        access.look(config);
        root.kept().delete();
        access.look(config);
        assertThat(root.inForce()).isEqualTo(FIRST);
        root.kept().edit(it -> new SecretBuilder(it).addToData("kind", "bm9uZQ==").build());
        access.look(config);

        assertThat(root.inForce()).isEqualTo(FIRST);
    }

    @Test
    void asking_again_asks_azure_nothing() {
        root.hand(FIRST);
        access.look(config);
        int before = emulator.journal().size();
        access.look(config);
        root.hand(WRONG);
        access.look(config);
        int once = emulator.journal().size();
        access.look(config);

        assertThat(once).isEqualTo(before + 1);
        assertThat(emulator.journal()).hasSize(once);
    }

    @Test
    void another_tenant_than_at_first_use_is_never_opened() {
        root.hand(FIRST);
        access.look(config);
        config.setStatus(
                new AzureConfigStatus(
                        2L, ConfigFixtures.NOBODY, null, null, null, null, null, null, List.of()));
        int before = emulator.journal().size();

        Standing standing = access.look(config);

        assertThat(ConfigFixtures.reason(standing)).isEqualTo(Reason.TENANT_CHANGED);
        assertThat(standing.inForce()).isEmpty();
        assertThat(tenants.of(config)).isInstanceOf(Answer.Refused.class);
        assertThat(emulator.journal()).hasSize(before);
    }

    @Test
    void nothing_is_kept_of_a_config_that_is_gone() {
        root.hand(FIRST);
        access.look(config);
        access.forget(config);
        access.forget(config);

        assertThat(root.kept().get()).isNull();
    }

    @Test
    void behind_a_closed_gate_nothing_is_kept_or_removed() {
        root.hand(FIRST);
        open = false;
        assertThatThrownBy(() -> access.look(config)).isInstanceOf(Gate.Closed.class);
        assertThat(root.kept().get()).isNull();
        open = true;
        access.look(config);
        open = false;

        assertThatThrownBy(() -> access.forget(config)).isInstanceOf(Gate.Closed.class);
        assertThat(root.kept().get()).isNotNull();
    }

    private void restart() {
        Safe safe = new Safe(cluster.client(), () -> open, cluster.namespace());
        Wanted wanted = new Wanted(cluster.client(), ConfigFixtures.nothing(), Clock.systemUTC());
        tenants = new Tenants(azure, safe, wanted);
        access = new Access(wanted, tenants, safe, Clock.systemUTC());
    }

    private void touch() {
        config.getMetadata().getAnnotations().put("example.test/touched", "again");
    }

    /** As somebody who may would take it away in the portal. */
    private void emulatedRootLoses(String text) {
        String keyID =
                ROOT.secrets().stream()
                        .filter(it -> it.text().equals(text))
                        .findFirst()
                        .orElseThrow()
                        .keyID();
        Tenant administrator =
                azure.open(
                        new Root.ClientSecret(
                                        new Root.Place(Cloud.PUBLIC, emulator.world().tenantID()),
                                        ADMINISTRATOR.clientID(),
                                        Sensitive.of(ADMINISTRATOR.clientSecret()))
                                .opening());
        assertThat(administrator.directory().removePassword(ROOT.objectID(), keyID))
                .isInstanceOf(Answer.Given.class);
    }
}
