package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.Certificate;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.World;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications that somebody else made, the root application among them. */
class ExistingApplicationIT {
    private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");
    private static final Pair PAIR = Pair.rsa();
    private static final io.azurecredentials.emulator.world.Application FULL =
            io.azurecredentials.emulator.world.Application.named("full")
                    .withSecrets(
                            IntStream.range(0, 600)
                                    .mapToObj(ExistingApplicationIT::secret)
                                    .toArray(ClientSecret[]::new));
    private static final io.azurecredentials.emulator.world.Application FOREIGN =
            io.azurecredentials.emulator.world.Application.named("foreign")
                    .withCertificates(PAIR.certificate());
    private static final io.azurecredentials.emulator.world.Application ADMINISTRATOR =
            io.azurecredentials.emulator.world.Application.named("administrator")
                    .withGraphPermissions("Application.ReadWrite.All");
    private static final ManagedIdentity IDENTITY =
            ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-operator")
                    .withGraphPermissions("Application.Read.All");

    private final Sandbox sandbox =
            new Sandbox(
                    World.standard()
                            .withApplications(FULL, FOREIGN, ADMINISTRATOR)
                            .withIdentities(IDENTITY));
    private final Directory directory = sandbox.tenant().directory();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_application_is_found_by_either_of_its_ids_with_its_passwords() {
        Inspection byApp = given(directory.inspectApp(FOREIGN.clientID())).orElseThrow();

        assertThat(given(directory.inspect(FOREIGN.objectID()))).contains(byApp);
        assertThat(byApp.application().ids())
                .isEqualTo(new Application(FOREIGN.objectID(), FOREIGN.clientID()));
        assertThat(byApp.servicePrincipal().orElseThrow().objectID())
                .isEqualTo(FOREIGN.servicePrincipalID().orElseThrow());
        assertThat(byApp.application().passwords())
                .extracting(Password::keyID)
                .containsExactly(FOREIGN.secrets().getFirst().keyID());
        assertThat(given(directory.inspectApp(UUID.randomUUID().toString()))).isEmpty();
    }

    /** So that it can be told from what a role wants to hand out. */
    @Test
    void the_root_application_finds_itself_and_changes_its_own_passwords() {
        Tenant tenant = sandbox.tenant();
        String clientID = given(tenant.clientID());
        Inspection self = given(directory.inspectApp(clientID)).orElseThrow();
        String id = self.application().ids().objectID();
        String marker = "azcfg/cluster/config/1";

        NewPassword added = given(directory.addPassword(id, marker, ENDS));
        given(sandbox.tenant(tenantID(), clientID, added.text().reveal()).proveAccess());
        assertThat(given(directory.passwords(id)).orElseThrow())
                .extracting(Password::marker)
                .contains(marker);
        assertThat(given(directory.removePassword(id, added.keyID()))).isEqualTo(Removal.REMOVED);
        assertThat(id).isEqualTo(sandbox.emulator.world().root().objectID());
    }

    @Test
    void a_managed_identity_has_a_service_principal_and_no_application() {
        assertThat(given(directory.inspectApp(IDENTITY.clientID()))).isEmpty();
        assertThat(given(directory.servicePrincipal(IDENTITY.clientID())).orElseThrow().objectID())
                .isEqualTo(IDENTITY.principalID());
        assertThat(given(directory.servicePrincipal(UUID.randomUUID().toString()))).isEmpty();
    }

    @Test
    void certificates_are_listed_by_thumbprint() {
        assertThat(given(directory.certificates(FOREIGN.objectID())).orElseThrow())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.thumbprint()).isEqualTo(PAIR.signing().thumbprint());
                            assertThat(it.ends()).isEqualTo(PAIR.signing().ends());
                        });
        assertThat(given(directory.certificates(FULL.objectID()))).contains(List.<Certificate>of());
        assertThat(given(directory.certificates(UUID.randomUUID().toString()))).isEmpty();
    }

    @Test
    void what_is_not_ours_to_change_is_named_with_the_right_that_is_missing() {
        Problem problem = refused(directory.addPassword(FOREIGN.objectID(), "azcred/test", ENDS));

        assertThat(problem).isInstanceOf(Problem.Denied.class);
        assertThat(problem.reason()).isEqualTo(Reason.PERMISSION_MISSING);
        assertThat(problem.message()).contains("make it an owner of the application");
    }

    @Test
    void a_full_application_takes_no_further_password() {
        Directory all = sandbox.tenant(ADMINISTRATOR).directory();

        Problem problem = refused(all.addPassword(FULL.objectID(), "azcred/test", ENDS));
        assertThat(problem.reason()).isEqualTo(Reason.PASSWORD_LIMIT);
        assertThat(problem.message()).contains(FULL.objectID(), "remove passwords");
    }

    @Test
    void an_application_for_personal_accounts_takes_two() {
        Blueprint personal =
                new Blueprint(
                        "azcred-personal-0",
                        "x",
                        BLUEPRINT.tag(),
                        SignInAudience.AZURE_AD_AND_PERSONAL_MICROSOFT_ACCOUNT,
                        List.of());
        String id = given(directory.upsertApplication(personal)).objectID();
        given(directory.addPassword(id, "azcred/1", ENDS));
        given(directory.addPassword(id, "azcred/2", ENDS));

        assertThat(refused(directory.addPassword(id, "azcred/3", ENDS)).reason())
                .isEqualTo(Reason.PASSWORD_LIMIT);
    }

    @Test
    void wished_tags_stand_beside_ours_and_go_when_they_are_no_longer_wished() {
        Blueprint tagged =
                new Blueprint(
                        BLUEPRINT.uniqueName(),
                        BLUEPRINT.displayName(),
                        BLUEPRINT.tag(),
                        SignInAudience.AZURE_AD_MULTIPLE_ORGS,
                        List.of("team:a", BLUEPRINT.tag()));
        String id = given(directory.upsertApplication(tagged)).objectID();
        assertThat(tags(id)).containsExactlyInAnyOrder(BLUEPRINT.tag(), "team:a");

        given(directory.upsertApplication(BLUEPRINT));
        assertThat(tags(id)).containsExactly(BLUEPRINT.tag());
    }

    private List<String> tags(String objectID) {
        return given(directory.inspect(objectID)).orElseThrow().application().tags();
    }

    private String tenantID() {
        return sandbox.emulator.world().tenantID();
    }

    private static ClientSecret secret(int number) {
        return new ClientSecret(
                new UUID(6, number).toString(), "seeded", "fake~secret-" + number, ENDS);
    }
}
