package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.rotation.Ledger;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root that was taken up with the key id of another password, when Graph could not be asked. */
class MisnamedRootIT {
    private static final ClientSecret RIGHT = ConfigFixtures.application().secrets().getFirst();
    private static final ClientSecret ANOTHER =
            new ClientSecret(
                    "44444444-4444-4444-4444-44444444beef",
                    "another",
                    "another~fake-secret-for-the-emulator",
                    World.FAR_FUTURE);
    private static final ClientSecret NOBODYS =
            new ClientSecret(
                    "44444444-4444-4444-4444-44444444dead",
                    "nobody's",
                    "nobodys~fake-secret-for-the-emulator",
                    World.FAR_FUTURE);
    private static final Application ROOT =
            ConfigFixtures.application().withSecrets(RIGHT, ANOTHER);

    @TempDir Path folder;
    private AccessScene scene;

    @BeforeEach
    void start() {
        scene = new AccessScene(folder, World.standard().withApplications(ROOT));
        scene.hand("root", "clientSecret", RIGHT.text());
        scene.config()
                .setStatus(
                        new AzureConfigStatus(
                                2L, null, null, null, null, null, null, null, List.of()));
        named(RIGHT);
        scene.look();
    }

    @AfterEach
    void stop() {
        scene.drop("root");
        scene.close();
    }

    @Test
    void its_key_id_is_forgotten_once_graph_contradicts_and_it_stays_in_force() {
        misname();

        Standing standing = scene.look();

        assertThat(reason(standing)).isEqualTo(Reason.INVALID_SPEC);
        assertThat(standing.inForce().orElseThrow().keyID()).isNull();
        assertThat(written().keys()).as("may be removed").isEmpty();
        assertThat(reason(scene.look()))
                .as("as long as it is written")
                .isEqualTo(Reason.INVALID_SPEC);
        named(RIGHT);
        Standing corrected = scene.look();
        assertThat(reason(corrected)).isNull();
        assertThat(corrected.inForce().orElseThrow().keyID()).isEqualTo(RIGHT.keyID());
    }

    @Test
    void one_that_graph_does_not_contradict_is_asked_for_once_in_a_while_only() {
        written();
        scene.restart(Duration.ZERO);
        scene.look();
        int before = scene.requests();

        assertThat(reason(scene.look())).isNull();
        assertThat(scene.requests()).isEqualTo(before);
    }

    @Test
    void a_key_id_that_the_application_has_no_password_of_is_told_once_graph_had_its_time() {
        written();
        named(NOBODYS);

        Standing taken = scene.look();
        written();
        assertThat(taken.remark()).isEmpty();
        scene.restart(Duration.ofMinutes(6));
        Standing later = scene.look();

        assertThat(reason(later)).as("it works").isNull();
        assertThat(later.inForce()).isPresent();
        assertThat(later.remark())
                .get()
                .matches(it -> it instanceof Problem.UserError)
                .extracting(Problem::message)
                .asString()
                .contains("clientSecret.keyID", "leave keyID out");
    }

    /** As if it had been taken up while Graph said nothing. */
    private void misname() {
        named(ANOTHER);
        Safe safe = new Safe(scene.cluster().client(), () -> true, scene.cluster().namespace());
        Safe.Stored stored = safe.stored(scene.config());
        Held held = stored.held().orElseThrow();
        Held.Name name =
                new Held.Name(
                        Optional.of(ANOTHER.keyID()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(
                        safe.keep(
                                scene.config(),
                                new Held(held.root(), held.source(), held.since(), name),
                                stored))
                .isTrue();
        assertThat(written().keys()).hasSize(1);
    }

    /** What status says of roots once it speaks of what is kept. */
    private Ledger written() {
        Safe safe = new Safe(scene.cluster().client(), () -> true, scene.cluster().namespace());
        Ledger next =
                RootLedger.of(scene.config())
                        .promoting(
                                safe.stored(scene.config()).kept(),
                                Instant.now(),
                                Duration.ofMinutes(5));
        scene.config().setStatus(RootLedger.with(scene.config().getStatus(), next));
        return next;
    }

    private void named(ClientSecret password) {
        scene.authenticate(
                new RootAuthentication(
                        new RootAuthentication.ClientSecret(
                                ROOT.clientID(),
                                new RootAuthentication.SecretKey("root", "clientSecret"),
                                password.keyID()),
                        null,
                        null,
                        null));
    }
}
