package io.azurecredentials.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken up, what is kept, and what becomes of it while the Secret is wrong or gone. */
class AccessIT {
    private static final Application ROOT = application();
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
        restart();
    }

    @AfterEach
    void stop() {
        kept().delete();
        bootstrap().delete();
        azure.close();
        emulator.close();
        cluster.close();
    }

    @Test
    void what_works_is_kept_and_in_force() {
        hand(FIRST);

        Standing standing = access.look(config);

        assertThat(standing.tenant()).isEqualTo(Answer.given(config.getSpec().tenantID()));
        assertThat(standing.inForce().map(RootCredential::clientID)).contains(ROOT.clientID());
        assertThat(inForce()).isEqualTo(FIRST);
    }

    @Test
    void what_does_not_work_is_not_kept() {
        hand(WRONG);

        assertThat(reason(access.look(config))).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(access.look(config).inForce()).isEmpty();
        assertThat(kept().get()).isNull();
    }

    @Test
    void a_secret_that_is_taken_away_takes_nothing_with_it_not_even_after_a_restart() {
        hand(FIRST);
        Standing before = access.look(config);
        bootstrap().delete();

        Standing standing = access.look(config);
        assertThat(reason(standing)).isEqualTo(Reason.SECRET_NOT_FOUND);
        assertThat(standing.inForce()).isEqualTo(before.inForce());
        restart();
        assertThat(access.look(config)).isEqualTo(standing);
        restart();
        assertThat(proven(tenants.of(config))).isTrue();
    }

    @Test
    void a_secret_that_is_edited_to_garbage_is_told_and_replaces_nothing() {
        hand(FIRST);
        Standing before = access.look(config);
        hand(WRONG);

        Standing standing = access.look(config);

        assertThat(reason(standing)).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(standing.inForce()).isEqualTo(before.inForce());
        assertThat(inForce()).isEqualTo(FIRST);
        assertThat(proven(tenants.of(config))).isTrue();
    }

    @Test
    void a_secret_that_works_as_well_is_taken_up_and_back() {
        hand(FIRST);
        access.look(config);
        hand(SECOND);
        assertThat(reason(access.look(config))).isNull();
        assertThat(inForce()).isEqualTo(SECOND);
        hand(FIRST);
        access.look(config);

        assertThat(inForce()).isEqualTo(FIRST);
    }

    @Test
    void one_that_is_refused_later_is_in_force_no_longer_and_stays_kept() {
        hand(FIRST);
        access.look(config);
        emulatedRootLoses(FIRST);
        touch();

        Standing standing = access.look(config);
        assertThat(reason(standing)).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(standing.inForce()).isEmpty();
        assertThat(inForce()).isEqualTo(FIRST);
        hand(SECOND);
        assertThat(access.look(config).inForce()).isPresent();
    }

    @Test
    void what_somebody_removes_or_edits_where_it_is_kept_is_written_again() {
        hand(FIRST);
        access.look(config);
        kept().delete();
        access.look(config);
        assertThat(inForce()).isEqualTo(FIRST);
        kept().edit(it -> new SecretBuilder(it).addToData("kind", "bm9uZQ==").build());
        access.look(config);

        assertThat(inForce()).isEqualTo(FIRST);
    }

    @Test
    void asking_again_asks_azure_nothing() {
        hand(FIRST);
        access.look(config);
        int before = emulator.journal().size();
        access.look(config);
        hand(WRONG);
        access.look(config);
        int once = emulator.journal().size();
        access.look(config);

        assertThat(once).isEqualTo(before + 1);
        assertThat(emulator.journal()).hasSize(once);
    }

    @Test
    void another_tenant_than_at_first_use_is_never_opened() {
        hand(FIRST);
        access.look(config);
        config.setStatus(new AzureConfigStatus(2L, ConfigFixtures.NOBODY, null, List.of()));
        int before = emulator.journal().size();

        Standing standing = access.look(config);

        assertThat(reason(standing)).isEqualTo(Reason.TENANT_CHANGED);
        assertThat(standing.inForce()).isEmpty();
        assertThat(tenants.of(config)).isInstanceOf(Answer.Refused.class);
        assertThat(emulator.journal()).hasSize(before);
    }

    @Test
    void nothing_is_kept_of_a_config_that_is_gone() {
        hand(FIRST);
        access.look(config);
        access.forget(config);
        access.forget(config);

        assertThat(kept().get()).isNull();
    }

    @Test
    void behind_a_closed_gate_nothing_is_kept_or_removed() {
        hand(FIRST);
        open = false;
        assertThatThrownBy(() -> access.look(config)).isInstanceOf(Gate.Closed.class);
        assertThat(kept().get()).isNull();
        open = true;
        access.look(config);
        open = false;

        assertThatThrownBy(() -> access.forget(config)).isInstanceOf(Gate.Closed.class);
        assertThat(kept().get()).isNotNull();
    }

    private void restart() {
        Safe safe = new Safe(cluster.client(), () -> open, cluster.namespace());
        tenants = new Tenants(cluster.client(), azure, safe);
        access = new Access(cluster.client(), tenants, safe, Clock.systemUTC());
    }

    private void hand(String text) {
        Secret secret =
                new SecretBuilder()
                        .withNewMetadata()
                        .withName("root")
                        .withNamespace(cluster.namespace())
                        .withLabels(cluster.labels())
                        .endMetadata()
                        .addToStringData("clientSecret", text)
                        .build();
        bootstrap().delete();
        cluster.client().resource(secret).create();
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
                                        config.getSpec().tenantID(),
                                        ADMINISTRATOR.clientID(),
                                        Sensitive.of(ADMINISTRATOR.clientSecret()))
                                .opening(config.getSpec().subscriptionID()));
        assertThat(administrator.directory().removePassword(ROOT.objectID(), keyID))
                .isInstanceOf(Answer.Given.class);
    }

    private String inForce() {
        return HeldSecret.read(kept().get())
                .map(Held::root)
                .map(it -> ((Root.ClientSecret) it).text().reveal())
                .orElse("");
    }

    private Resource<Secret> kept() {
        return cluster.client()
                .secrets()
                .inNamespace(cluster.namespace())
                .withName(HeldSecret.name(config));
    }

    private Resource<Secret> bootstrap() {
        return cluster.client().secrets().inNamespace(cluster.namespace()).withName("root");
    }

    private static boolean proven(Answer<Tenant> tenant) {
        return tenant.then(Tenant::proveAccess) instanceof Answer.Given;
    }

    private static @Nullable Reason reason(Standing standing) {
        return standing.tenant() instanceof Answer.Refused<String>(Problem problem)
                ? problem.reason()
                : null;
    }

    private static Application application() {
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
}
