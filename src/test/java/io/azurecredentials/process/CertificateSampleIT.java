package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.azure.Pair;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Tenant;
import io.azurecredentials.emulator.world.World;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code samples/certificate}: the operator signs in with what cert-manager makes. */
class CertificateSampleIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pair PAIR = Pair.rsa();
    private static final World STANDARD = World.standard();

    @TempDir Path folder;

    @Test
    void a_config_signs_in_with_key_and_certificate_in_one_value() {
        try (Installation installation = Installation.start(folder, trusting());
                OperatorProcess operator = installation.operator("certificate")) {
            Sample sample = installation.sample();
            Trio trio = new Trio(installation);
            sample.apply("00-namespace.yaml");
            makeAsCertManager(installation);
            new SampleFolder(installation, "certificate")
                    .apply("20-azureconfig.yaml", CertificateSampleIT::sooner);
            trio.awaitReason(trio.config(), Reason.ACCESS_PROVEN);
            assertThat(
                            Objects.requireNonNull(trio.config().get().getStatus().rootCredential())
                                    .kind())
                    .isEqualTo("ClientCertificate");
            sample.apply("30-azurerole.yaml");
            sample.apply("40-azurecredential.yaml");
            trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);

            sample.delete();
            await().atMost(LONG).until(() -> installation.azure().inventory().isEmpty());
            assertThat(operator.log()).doesNotContain("defect", "PRIVATE KEY");
        }
    }

    /** An emulator's Entra needs not be waited for as long. */
    private static String sooner(String config) {
        return config + "  propagation: {timeout: 30s, settle: 3s}\n";
    }

    /** Its output format {@code CombinedPEM}: the key, then the certificate. */
    private static void makeAsCertManager(Installation installation) {
        var _ =
                installation
                        .client()
                        .resource(
                                new SecretBuilder()
                                        .withNewMetadata()
                                        .withName("azure-platform")
                                        .withNamespace(installation.sample().namespace())
                                        .withLabels(installation.cluster().labels())
                                        .endMetadata()
                                        .addToStringData(
                                                "tls-combined.pem", PAIR.key() + PAIR.pem())
                                        .build())
                        .create();
    }

    /** The application of the standard world, with the certificate registered. */
    private static World trusting() {
        Tenant here = STANDARD.tenant();
        Application root = STANDARD.root().withCertificates(PAIR.certificate());
        Tenant tenant =
                new Tenant(
                        here.id(),
                        here.displayName(),
                        here.domain(),
                        here.cloud(),
                        List.of(root),
                        here.groups(),
                        here.users());
        return new World(List.of(tenant), STANDARD.subscriptions());
    }
}
