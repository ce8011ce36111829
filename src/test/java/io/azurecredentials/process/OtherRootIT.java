package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.testcluster.Documents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A config on which credentials live goes to another application, which is no owner of what the one
 * before has made ({@code Application.ReadWrite.OwnedBy}).
 */
class OtherRootIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final World STANDARD = World.standard();
    private static final Application OTHER =
            Application.named("other-root")
                    .withGraphPermissions("Application.ReadWrite.OwnedBy", "Group.Read.All")
                    .withRoles(
                            new RoleGrant(
                                    "User Access Administrator", STANDARD.subscription().scope()),
                            new RoleGrant("Reader", STANDARD.subscription().scope()));

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Trio trio;

    @BeforeEach
    void start() {
        installation = Installation.start(folder, STANDARD.withApplications(OTHER));
        operator = installation.operator("roots");
        sample = installation.sample();
        trio = new Trio(installation);
        sample.apply("1h", "2h");
        sample.change(
                "AzureCredential", Sample.NAME, it -> it.put("renewal", Map.of("overlap", "2s")));
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void the_next_password_is_made_on_an_application_of_the_new_one_and_the_old_one_goes_back() {
        Map<String, String> before = sample.secret().orElseThrow();
        signInAs(OTHER);
        sample.mergeMetadata(
                "AzureCredential",
                Sample.NAME,
                "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"1\"}}");

        await().atMost(LONG).until(() -> !clientID().equals(before.get("client_id")));
        assertThat(works(sample.secret().orElseThrow())).isTrue();
        assertThat(works(before)).as("nobody may remove it yet").isTrue();

        signInAs(STANDARD.root());
        await().atMost(LONG).until(() -> !works(before));
        await().atMost(LONG).until(() -> applications().size() == 1);
    }

    private void signInAs(Application root) {
        String yaml =
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: %s, namespace: %s}
                stringData: {clientSecret: %s}
                """
                        .formatted(root.name(), sample.namespace(), root.clientSecret());
        installation.cluster().apply(Documents.parse(yaml));
        sample.change(
                "AzureConfig",
                "platform",
                it ->
                        it.put(
                                "authentication",
                                Map.of(
                                        "clientSecret",
                                        Map.of(
                                                "clientID",
                                                root.clientID(),
                                                "secretRef",
                                                Map.of("name", root.name())))));
        await().atMost(LONG).until(() -> inForce().equals(root.clientID()));
    }

    private String inForce() {
        return Optional.ofNullable(trio.config().get().getStatus().rootCredential())
                .map(RootCredential::clientID)
                .orElse("");
    }

    private String clientID() {
        return sample.secret().map(it -> it.get("client_id")).orElse("");
    }

    private boolean works(Map<String, String> secret) {
        return new Consumer(installation.azure().proxy(), installation.azure().caPem())
                .token(secret)
                .isPresent();
    }

    private List<Inventory.Application> applications() {
        return installation.azure().inventory().applications();
    }
}
