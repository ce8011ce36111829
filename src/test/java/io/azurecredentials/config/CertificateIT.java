package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.azure.Pair;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root credential that is a certificate, from a good one to one that has expired. */
class CertificateIT {
    private static final Pair PAIR = Pair.lasting(Duration.ofHours(1));
    private static final Pair LATER = Pair.rsa();
    private static final Application APPLICATION =
            Application.named("with-certificates")
                    .withGraphPermissions("Application.ReadWrite.OwnedBy")
                    .withCertificates(PAIR.certificate(), LATER.certificate());
    private static final World WORLD = World.standard().withApplications(APPLICATION);
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @TempDir Path folder;
    private AccessScene scene;

    @BeforeEach
    void start() {
        scene = new AccessScene(folder, WORLD);
        scene.authenticate(certificate());
    }

    @AfterEach
    void stop() {
        scene.drop("certificate");
        scene.drop("root");
        scene.close();
    }

    @Test
    void one_that_works_is_kept_and_in_force_when_its_secret_is_gone() {
        hand(PAIR);

        assertThat(reason(scene.look())).isNull();
        scene.drop("certificate");
        scene.restart(Duration.ZERO);
        Standing standing = scene.look();

        assertThat(reason(standing)).isEqualTo(Reason.SECRET_NOT_FOUND);
        assertThat(standing.inForce().orElseThrow().clientID()).isEqualTo(APPLICATION.clientID());
        assertThat(ConfigFixtures.proven(scene.tenants().of(scene.config()))).isTrue();
    }

    @Test
    void what_is_no_certificate_with_its_key_is_told_without_asking_anybody() {
        scene.hand("certificate", "pair", PAIR.pem());

        assertThat(reason(scene.look())).isEqualTo(Reason.CREDENTIAL_UNREADABLE);
        assertThat(ConfigFixtures.message(scene.look())).contains("no private key");
        scene.hand("certificate", "pair", PAIR.pem() + LATER.key());
        assertThat(ConfigFixtures.message(scene.look())).contains("belongs to its key");
        assertThat(scene.tokens()).isZero();
    }

    @Test
    void one_that_is_not_the_applications_is_told_with_one_request() {
        hand(Pair.rsa());
        scene.look();
        scene.look();

        assertThat(ConfigFixtures.message(scene.look()))
                .contains("the certificate is not the application's");
        assertThat(scene.tokens()).isOne();
        assertThat(scene.kept()).isEmpty();
    }

    @Test
    void one_that_expires_while_it_is_in_force_is_told_and_another_one_taken_up() {
        hand(PAIR);
        scene.look();
        long before = scene.tokens();
        scene.restart(TWO_HOURS);

        Standing standing = scene.look();
        assertThat(reason(standing)).isEqualTo(Reason.CREDENTIAL_EXPIRED);
        assertThat(standing.inForce()).isEmpty();
        assertThat(scene.tokens()).as("nobody is asked about what has expired").isEqualTo(before);
        hand(LATER);
        assertThat(reason(scene.look())).isNull();
        assertThat(scene.look().inForce()).isPresent();
    }

    @Test
    void the_secret_before_stays_in_force_until_the_certificate_is_proven() {
        RootAuthentication secret = ConfigFixtures.secret(WORLD.root().clientID());
        scene.authenticate(secret);
        scene.hand("root", "clientSecret", WORLD.root().clientSecret());
        scene.look();
        scene.authenticate(certificate());
        hand(Pair.rsa());

        Standing standing = scene.look();
        assertThat(reason(standing)).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(standing.inForce().orElseThrow().clientID()).isEqualTo(WORLD.root().clientID());
        hand(PAIR);
        assertThat(scene.look().inForce().orElseThrow().clientID())
                .isEqualTo(APPLICATION.clientID());
        scene.authenticate(secret);
        assertThat(scene.look().inForce().orElseThrow().clientID())
                .isEqualTo(WORLD.root().clientID());
    }

    private void hand(Pair pair) {
        scene.hand("certificate", "pair", pair.pem() + pair.key());
    }

    private static RootAuthentication certificate() {
        return new RootAuthentication(
                null,
                new RootAuthentication.ClientCertificate(
                        APPLICATION.clientID(),
                        new RootAuthentication.CertificateKey("certificate", "pair"),
                        false),
                null,
                null);
    }
}
