package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Quirk;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleting for good. */
class RecycleBinIT {
    private final Sandbox sandbox = new Sandbox();
    private final Directory directory = sandbox.tenant().directory();
    private Application application = new Application("", "");
    private String principal = "";

    @BeforeEach
    void make() {
        application = given(directory.upsertApplication(BLUEPRINT));
        principal =
                given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT)).objectID();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void what_was_deleted_is_deleted_for_good_once() {
        delete();

        assertThat(given(purgePrincipal())).isEqualTo(Removal.REMOVED);
        assertThat(given(purge(BLUEPRINT))).isEqualTo(Removal.REMOVED);
        assertThat(given(purgePrincipal())).isEqualTo(Removal.ABSENT);
        assertThat(given(purge(BLUEPRINT))).isEqualTo(Removal.ABSENT);
        assertThat(given(directory.deletedApplications(BLUEPRINT))).isEmpty();
    }

    @Test
    void what_was_not_deleted_is_not_in_the_bin() {
        assertThat(given(purge(BLUEPRINT))).isEqualTo(Removal.ABSENT);
        assertThat(given(purgePrincipal())).isEqualTo(Removal.ABSENT);
        assertThat(sandbox.emulator.inventory().applications()).hasSize(1);
    }

    @Test
    void what_does_not_bear_our_marks_stays_in_the_bin() {
        delete();
        Blueprint otherTag = new Blueprint(BLUEPRINT.uniqueName(), "x", "other");
        Blueprint otherName = new Blueprint("azcred-other-0", "x", BLUEPRINT.tag());
        int before = sandbox.emulator.journal().size();

        for (Blueprint other : List.of(otherTag, otherName)) {
            assertThat(refused(purge(other)).reason()).isEqualTo(Reason.NOT_OURS);
        }
        assertThat(
                        refused(
                                        directory.purgeServicePrincipal(
                                                principal, application.appID(), otherTag))
                                .reason())
                .isEqualTo(Reason.NOT_OURS);
        assertThat(
                        refused(
                                        directory.purgeServicePrincipal(
                                                principal, UUID.randomUUID().toString(), BLUEPRINT))
                                .reason())
                .isEqualTo(Reason.NOT_OURS);
        assertThat(refused(directory.purgeApplication(principal, BLUEPRINT)).reason())
                .isEqualTo(Reason.NOT_OURS);
        assertThat(sandbox.emulator.journal().stream().skip(before))
                .allMatch(it -> it.method().equals("GET"));
    }

    @Test
    void an_application_that_holds_a_name_in_the_bin_is_found() {
        sandbox.emulator.controls().quirks().set(Quirk.DELETED_KEEPS_UNIQUE_NAME, true);
        Blueprint sameName =
                new Blueprint("azcred-other-0", BLUEPRINT.displayName(), BLUEPRINT.tag());
        Application other = given(directory.upsertApplication(sameName));
        given(directory.deleteApplication(other.objectID(), sameName));
        assertThat(given(directory.deletedApplications(BLUEPRINT))).isEmpty();
        delete();

        assertThat(given(directory.deletedApplications(BLUEPRINT))).containsExactly(application);
        assertThat(refused(directory.upsertApplication(BLUEPRINT)).reason())
                .isEqualTo(Reason.NAME_IN_USE);
        given(purge(BLUEPRINT));
        given(directory.upsertApplication(BLUEPRINT));
    }

    @Test
    void what_a_refusal_says_too_little_about_is_read_back() {
        delete();
        refuse(FaultKind.UNCLEAR);
        assertThat(refused(purge(BLUEPRINT)).reason()).isEqualTo(Reason.AZURE_REJECTED);
        refuse(FaultKind.UNCLEAR_AFTER_COMMIT);
        assertThat(given(purge(BLUEPRINT))).isEqualTo(Removal.ABSENT);
    }

    private void delete() {
        given(directory.deleteServicePrincipal(principal, application.appID(), BLUEPRINT));
        given(directory.deleteApplication(application.objectID(), BLUEPRINT));
    }

    private Answer<Removal> purge(Blueprint blueprint) {
        return directory.purgeApplication(application.objectID(), blueprint);
    }

    private Answer<Removal> purgePrincipal() {
        return directory.purgeServicePrincipal(principal, application.appID(), BLUEPRINT);
    }

    private void refuse(FaultKind fault) {
        sandbox.emulator.controls().faults(FaultRule.nth("graph.deletedItems.delete", 1, fault));
    }
}
