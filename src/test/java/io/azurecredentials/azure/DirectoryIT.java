package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Directory.ServicePrincipal;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.store.ConsistencyProfile;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryIT {
    private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");

    private final Sandbox sandbox = new Sandbox();
    private final Directory directory = sandbox.tenant().directory();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_application_is_made_once_however_often_it_is_asked_for() {
        Application made = given(directory.upsertApplication(BLUEPRINT));

        assertThat(given(directory.upsertApplication(BLUEPRINT))).isEqualTo(made);
        assertThat(given(directory.findApplication(BLUEPRINT.uniqueName()))).contains(made);
        assertThat(sandbox.emulator.inventory().applications())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.id()).isEqualTo(made.objectID());
                            assertThat(it.appId()).isEqualTo(made.appID());
                            assertThat(it.uniqueName()).isEqualTo(BLUEPRINT.uniqueName());
                            assertThat(it.displayName()).isEqualTo(BLUEPRINT.displayName());
                            assertThat(it.tags()).containsExactly(BLUEPRINT.tag());
                        });
    }

    @Test
    void an_application_that_never_was_is_not_found() {
        assertThat(given(directory.findApplication("azcred-never-was"))).isEmpty();
    }

    @Test
    void a_service_principal_is_made_once_however_often_it_is_asked_for() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        ServicePrincipal made =
                given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT));

        assertThat(given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT)))
                .isEqualTo(made);
        assertThat(sandbox.emulator.inventory().servicePrincipals())
                .containsExactly(
                        new Inventory.ServicePrincipal(made.objectID(), application.appID()));
    }

    @Test
    void a_service_principal_waits_for_its_application() {
        Problem problem =
                refused(directory.upsertServicePrincipal(UUID.randomUUID().toString(), BLUEPRINT));

        assertThat(problem.reason()).isEqualTo(Reason.NOT_VISIBLE_YET);
    }

    @Test
    void an_application_that_exists_but_is_not_shown_yet_is_waited_for() {
        lag(Lag.APPLICATION);
        given(directory.upsertApplication(BLUEPRINT));

        assertThat(refused(directory.upsertApplication(BLUEPRINT)).reason())
                .isEqualTo(Reason.NOT_VISIBLE_YET);
        sandbox.emulator.controls().advance(Duration.ofMinutes(2));
        given(directory.upsertApplication(BLUEPRINT));
        assertThat(sandbox.emulator.inventory().applications()).hasSize(1);
    }

    @Test
    void a_service_principal_waits_while_replicas_lack_its_application() {
        lag(Lag.APPLICATION);
        Application application = given(directory.upsertApplication(BLUEPRINT));

        assertThat(
                        refused(directory.upsertServicePrincipal(application.appID(), BLUEPRINT))
                                .reason())
                .isEqualTo(Reason.NOT_VISIBLE_YET);
        sandbox.emulator.controls().advance(Duration.ofMinutes(2));
        given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT));
    }

    @Test
    void a_password_is_added_listed_without_its_text_and_removed() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        String id = application.objectID();
        NewPassword added = given(directory.addPassword(id, "azcred/test/1", ENDS));
        NewPassword kept = given(directory.addPassword(id, "azcred/test/2", ENDS.minusMillis(1)));

        assertThat(added.text().reveal()).isNotBlank();
        assertThat(given(directory.passwords(id)).orElseThrow())
                .extracting(Password::keyID, Password::marker, Password::ends)
                .containsExactlyInAnyOrder(
                        tuple(added.keyID(), "azcred/test/1", ENDS),
                        tuple(kept.keyID(), "azcred/test/2", ENDS.minusSeconds(1)));
        assertThat(given(directory.removePassword(id, added.keyID()))).isEqualTo(Removal.REMOVED);
        assertThat(given(directory.removePassword(id, added.keyID()))).isEqualTo(Removal.ABSENT);
        assertThat(given(directory.passwords(id)).orElseThrow())
                .extracting(Password::keyID)
                .containsExactly(kept.keyID());
    }

    @Test
    void the_passwords_of_an_application_that_is_gone_are_gone_too() {
        String gone = UUID.randomUUID().toString();

        assertThat(given(directory.passwords(gone))).isEmpty();
        assertThat(given(directory.removePassword(gone, UUID.randomUUID().toString())))
                .isEqualTo(Removal.ABSENT);
        assertThat(refused(directory.addPassword(gone, "azcred/test/1", ENDS)).reason())
                .isEqualTo(Reason.NOT_VISIBLE_YET);
    }

    @Test
    void everything_is_deleted_and_a_repeat_finds_nothing() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        ServicePrincipal principal =
                given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT));

        for (Removal expected : List.of(Removal.REMOVED, Removal.ABSENT)) {
            assertThat(
                            given(
                                    directory.deleteServicePrincipal(
                                            principal.objectID(), application.appID(), BLUEPRINT)))
                    .isEqualTo(expected);
            assertThat(given(directory.deleteApplication(application.objectID(), BLUEPRINT)))
                    .isEqualTo(expected);
        }
        assertThat(sandbox.emulator.inventory().isEmpty()).isTrue();
        assertThat(sandbox.emulator.unmodelled()).isEmpty();
    }

    @Test
    void what_does_not_bear_our_marks_is_not_deleted() {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        ServicePrincipal principal =
                given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT));
        Blueprint otherTag =
                new Blueprint(BLUEPRINT.uniqueName(), "x", "azurecredentials.io/other");
        Blueprint otherName = new Blueprint("azcred-other-0", "x", BLUEPRINT.tag());

        for (Blueprint other : List.of(otherTag, otherName)) {
            assertThat(refused(directory.deleteApplication(application.objectID(), other)).reason())
                    .isEqualTo(Reason.NOT_OURS);
        }
        assertThat(
                        refused(
                                        directory.deleteServicePrincipal(
                                                principal.objectID(),
                                                application.appID(),
                                                otherTag))
                                .reason())
                .isEqualTo(Reason.NOT_OURS);
        assertThat(
                        refused(
                                        directory.deleteServicePrincipal(
                                                principal.objectID(),
                                                UUID.randomUUID().toString(),
                                                BLUEPRINT))
                                .reason())
                .isEqualTo(Reason.NOT_OURS);
        assertThat(sandbox.requests("graph.applications.delete")).isZero();
        assertThat(sandbox.requests("graph.servicePrincipals.delete")).isZero();
    }

    private void lag(Lag lag) {
        sandbox.emulator
                .controls()
                .consistency(
                        ConsistencyProfile.FAST.with(lag, Window.exactly(Duration.ofMinutes(1))));
    }
}
