package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.ApplicationState;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Directory.ServicePrincipal;
import io.azurecredentials.azure.Directory.ServicePrincipalState;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is there now: for the drift check, and for the auditor. */
class InspectionIT {
    private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");

    private final Sandbox sandbox = new Sandbox();
    private final Directory directory = sandbox.tenant().directory();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_application_is_shown_with_passwords_and_service_principal_by_two_requests() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        ServicePrincipal principal =
                given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT));
        NewPassword password =
                given(directory.addPassword(application.objectID(), "azcred/test/1", ENDS));
        int before = requests();

        Inspection found = given(directory.inspect(application.objectID())).orElseThrow();

        assertThat(requests() - before).isEqualTo(2);
        assertThat(found.application().ids()).isEqualTo(application);
        assertThat(found.application().isOf(BLUEPRINT)).isTrue();
        assertThat(found.application().displayName()).isEqualTo(BLUEPRINT.displayName());
        assertThat(found.application().created())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(found.application().passwords())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.keyID()).isEqualTo(password.keyID());
                            assertThat(it.marker()).isEqualTo("azcred/test/1");
                        });
        assertThat(found.servicePrincipal())
                .contains(
                        new ServicePrincipalState(
                                principal.objectID(), true, List.of(BLUEPRINT.tag())));
    }

    @Test
    void what_somebody_took_away_is_missing() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        assertThat(given(directory.inspect(application.objectID())).orElseThrow())
                .satisfies(it -> assertThat(it.servicePrincipal()).isEmpty())
                .satisfies(it -> assertThat(it.application().passwords()).isEmpty());

        given(directory.deleteApplication(application.objectID(), BLUEPRINT));
        int before = requests();
        assertThat(given(directory.inspect(application.objectID()))).isEmpty();
        assertThat(requests() - before).isOne();
    }

    @Test
    void what_no_longer_bears_our_marks_says_so() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        ApplicationState state =
                given(directory.inspect(application.objectID())).orElseThrow().application();

        assertThat(state.isOf(new Blueprint(BLUEPRINT.uniqueName(), "x", "other"))).isFalse();
        assertThat(state.isOf(new Blueprint("azcred-other-0", "x", BLUEPRINT.tag()))).isFalse();
    }

    @Test
    void applications_are_listed_by_tag_with_their_passwords() {
        Application ours = given(directory.upsertApplication(BLUEPRINT));
        NewPassword password = given(directory.addPassword(ours.objectID(), "azcred/test/1", ENDS));
        given(directory.upsertApplication(new Blueprint("azcred-2-0", "x", "other'cluster")));

        assertThat(given(directory.applicationsTagged(BLUEPRINT.tag())))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.ids()).isEqualTo(ours);
                            assertThat(it.uniqueName()).isEqualTo(BLUEPRINT.uniqueName());
                            assertThat(it.passwords())
                                    .extracting(Password::keyID)
                                    .containsExactly(password.keyID());
                        });
        assertThat(given(directory.applicationsTagged("other'cluster"))).hasSize(1);
        assertThat(given(directory.applicationsTagged("azurecredentials.io/nobody"))).isEmpty();
        assertThat(sandbox.emulator.unmodelled()).isEmpty();
    }

    @Test
    void a_long_list_is_read_page_by_page() {
        many(7);
        sandbox.emulator.controls().quirks().largestPage(3);
        int before = requests();

        assertThat(given(directory.applicationsTagged(BLUEPRINT.tag())))
                .extracting(ApplicationState::uniqueName)
                .hasSize(7)
                .doesNotHaveDuplicates();
        assertThat(requests() - before).isEqualTo(3);
    }

    @Test
    void a_list_that_breaks_off_is_no_list() {
        many(7);
        sandbox.emulator.controls().quirks().largestPage(3);
        sandbox.emulator
                .controls()
                .faults(FaultRule.nth("graph.applications.list", 2, FaultKind.INTERNAL_ERROR));

        assertThat(refused(directory.applicationsTagged(BLUEPRINT.tag())).reason())
                .isEqualTo(Reason.AZURE_UNAVAILABLE);
    }

    private void many(int number) {
        IntStream.range(0, number)
                .mapToObj(it -> new Blueprint("azcred-many-" + it, "x", BLUEPRINT.tag()))
                .forEach(it -> given(directory.upsertApplication(it)));
    }

    private int requests() {
        return sandbox.emulator.journal().size();
    }
}
