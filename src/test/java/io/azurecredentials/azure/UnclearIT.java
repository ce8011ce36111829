package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Directory.ServicePrincipal;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Quirk;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refusals with a code that may mean anything: what can be read afterwards decides. */
class UnclearIT {
    private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");

    private final Sandbox sandbox = new Sandbox();
    private final Directory directory = sandbox.tenant().directory();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_application_that_is_there_was_made() {
        refuse("graph.applications.upsert", FaultKind.UNCLEAR_AFTER_COMMIT);

        Application made = given(directory.upsertApplication(BLUEPRINT));
        assertThat(given(directory.findApplication(BLUEPRINT.uniqueName()))).contains(made);
    }

    @Test
    void an_application_that_is_not_there_was_refused() {
        refuse("graph.applications.upsert", FaultKind.UNCLEAR);

        assertThat(refused(directory.upsertApplication(BLUEPRINT)).reason())
                .isEqualTo(Reason.AZURE_REJECTED);
    }

    @Test
    void a_name_that_another_one_holds_is_in_use() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        sandbox.emulator.controls().quirks().set(Quirk.DELETED_KEEPS_UNIQUE_NAME, true);
        given(directory.deleteApplication(application.objectID(), BLUEPRINT));

        assertThat(refused(directory.upsertApplication(BLUEPRINT)).reason())
                .isEqualTo(Reason.NAME_IN_USE);
    }

    @Test
    void a_service_principal_that_is_there_was_made() {
        String appID = given(directory.upsertApplication(BLUEPRINT)).appID();
        refuse("graph.servicePrincipals.upsert", FaultKind.UNCLEAR_AFTER_COMMIT);

        ServicePrincipal made = given(directory.upsertServicePrincipal(appID, BLUEPRINT));
        assertThat(sandbox.emulator.inventory().servicePrincipals())
                .singleElement()
                .satisfies(it -> assertThat(it.id()).isEqualTo(made.objectID()));
    }

    @Test
    void a_service_principal_that_is_not_there_was_refused_if_its_application_is() {
        String appID = given(directory.upsertApplication(BLUEPRINT)).appID();
        refuse("graph.servicePrincipals.upsert", FaultKind.UNCLEAR);

        assertThat(refused(directory.upsertServicePrincipal(appID, BLUEPRINT)).reason())
                .isEqualTo(Reason.AZURE_REJECTED);
    }

    @Test
    void a_password_that_is_listed_was_made_and_its_text_is_lost() {
        String id = given(directory.upsertApplication(BLUEPRINT)).objectID();
        refuse("graph.applications.addPassword", FaultKind.UNCLEAR_AFTER_COMMIT);

        assertThat(refused(directory.addPassword(id, "azcred/test/1", ENDS)).reason())
                .isEqualTo(Reason.AZURE_UNAVAILABLE);
    }

    @Test
    void a_password_that_is_not_listed_was_refused() {
        String id = given(directory.upsertApplication(BLUEPRINT)).objectID();
        given(directory.addPassword(id, "azcred/test/0", ENDS));
        refuse("graph.applications.addPassword", FaultKind.UNCLEAR);

        assertThat(refused(directory.addPassword(id, "azcred/test/1", ENDS)).reason())
                .isEqualTo(Reason.AZURE_REJECTED);
    }

    @Test
    void a_password_that_is_no_longer_listed_was_removed() {
        String id = given(directory.upsertApplication(BLUEPRINT)).objectID();
        NewPassword password = given(directory.addPassword(id, "azcred/test/1", ENDS));

        refuse("graph.applications.removePassword", FaultKind.UNCLEAR);
        assertThat(refused(directory.removePassword(id, password.keyID())).reason())
                .isEqualTo(Reason.NOT_VISIBLE_YET);
        refuse("graph.applications.removePassword", FaultKind.UNCLEAR_AFTER_COMMIT);
        assertThat(given(directory.removePassword(id, password.keyID()))).isEqualTo(Removal.ABSENT);
    }

    @Test
    void what_is_no_longer_there_was_deleted() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        ServicePrincipal principal =
                given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT));

        for (FaultKind fault : List.of(FaultKind.UNCLEAR, FaultKind.UNCLEAR_AFTER_COMMIT)) {
            refuse("graph.servicePrincipals.delete", fault);
            assertThat(
                            directory.deleteServicePrincipal(
                                    principal.objectID(), application.appID(), BLUEPRINT))
                    .satisfies(it -> settled(it, fault));
            refuse("graph.applications.delete", fault);
            assertThat(directory.deleteApplication(application.objectID(), BLUEPRINT))
                    .satisfies(it -> settled(it, fault));
        }
    }

    private static void settled(Answer<Removal> answer, FaultKind fault) {
        if (fault == FaultKind.UNCLEAR) {
            assertThat(refused(answer).reason()).isEqualTo(Reason.AZURE_REJECTED);
        } else {
            assertThat(given(answer)).isEqualTo(Removal.ABSENT);
        }
    }

    private void refuse(String operation, FaultKind fault) {
        sandbox.emulator.controls().faults(FaultRule.nth(operation, 1, fault));
    }
}
