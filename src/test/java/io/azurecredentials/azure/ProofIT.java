package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Identities.Proof;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.store.ConsistencyProfile;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProofIT {
    private final Sandbox sandbox = new Sandbox();
    private final Tenant tenant = sandbox.tenant();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_new_password_does_not_work_yet_and_then_works() {
        given(tenant.proveAccess());
        sandbox.emulator
                .controls()
                .consistency(
                        ConsistencyProfile.FAST.with(
                                Lag.SIGN_IN, Window.exactly(Duration.ofMinutes(1))));
        Application application = application();
        NewPassword password = password(application);

        assertThat(prove(application, password)).isEqualTo(Proof.NOT_YET);
        sandbox.emulator.controls().advance(Duration.ofMinutes(2));
        assertThat(prove(application, password)).isEqualTo(Proof.WORKS);
    }

    @Test
    void every_proof_is_a_request_so_a_removed_password_is_noticed_at_once() {
        Application application = application();
        NewPassword password = password(application);
        assertThat(prove(application, password)).isEqualTo(Proof.WORKS);
        assertThat(prove(application, password)).isEqualTo(Proof.WORKS);

        tenant.directory().removePassword(application.objectID(), password.keyID());

        assertThat(prove(application, password)).isEqualTo(Proof.NOT_YET);
    }

    @Test
    void a_password_past_its_end_is_no_matter_of_waiting() {
        Application application = application();
        NewPassword password =
                given(
                        tenant.directory()
                                .addPassword(
                                        application.objectID(),
                                        "azcred/test/1",
                                        Instant.now().plusSeconds(600)));
        sandbox.emulator.controls().advance(Duration.ofMinutes(20));

        Problem problem = refused(tenant.identities().prove(application.appID(), password.text()));

        assertThat(problem.reason()).isEqualTo(Reason.CREDENTIAL_EXPIRED);
        assertThat(problem.message()).doesNotContain(password.text().reveal());
    }

    @Test
    void entra_asking_for_rest_is_obeyed_and_not_asked_twice() {
        Application application = application();
        NewPassword password = password(application);
        long before = sandbox.requests("entra.token");
        sandbox.emulator
                .controls()
                .faults(FaultRule.nth("entra.token", 1, FaultKind.THROTTLED).withRetryAfter(17));

        for (int i = 0; i < 2; i++) {
            assertThat(refused(tenant.identities().prove(application.appID(), password.text())))
                    .isInstanceOfSatisfying(
                            Problem.Retryable.class,
                            it ->
                                    assertThat(it.retryAfter().orElseThrow())
                                            .isBetween(
                                                    Duration.ofSeconds(17),
                                                    Duration.ofSeconds(34)));
            assertThat(sandbox.requests("entra.token") - before).isOne();
        }
        sandbox.pass(Duration.ofSeconds(17));
        assertThat(prove(application, password)).isEqualTo(Proof.WORKS);
    }

    private Application application() {
        Application application = given(tenant.directory().upsertApplication(BLUEPRINT));
        given(tenant.directory().upsertServicePrincipal(application.appID(), BLUEPRINT));
        return application;
    }

    private NewPassword password(Application application) {
        return given(
                tenant.directory()
                        .addPassword(
                                application.objectID(),
                                "azcred/test/1",
                                Instant.parse("2099-01-01T00:00:00Z")));
    }

    private Proof prove(Application application, NewPassword password) {
        return given(tenant.identities().prove(application.appID(), password.text()));
    }
}
