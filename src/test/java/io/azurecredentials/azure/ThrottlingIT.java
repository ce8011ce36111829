package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Azure asks to be left alone, and is. */
class ThrottlingIT {
    private static final String UPSERT = "graph.applications.upsert";
    private static final String ROLES = "arm.roleDefinitions.list";

    private static final World STANDARD = World.standard();
    private static final Application OTHER =
            Application.named("other").withGraphPermissions("Application.ReadWrite.All");

    private final Sandbox sandbox = new Sandbox(STANDARD.withApplications(OTHER));
    private final Tenant tenant = sandbox.tenant();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"THROTTLED", "UNAVAILABLE"})
    void nothing_is_sent_for_as_long_as_a_service_asks(FaultKind fault) {
        fail(FaultRule.nth(UPSERT, 1, fault).withRetryAfter(23));

        assertThat(delay(upsert(tenant))).isBetween(seconds(23), seconds(46));
        sandbox.pass(seconds(22));
        Problem.Retryable heldBack = retryable(upsert(tenant));
        assertThat(heldBack.reason()).isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(heldBack.retryAfter().orElseThrow()).isBetween(seconds(1), seconds(24));
        assertThat(sandbox.requests(UPSERT)).isOne();
        sandbox.pass(seconds(1));
        given(upsert(tenant));
    }

    @Test
    void the_other_service_is_asked_on() {
        fail(FaultRule.nth(UPSERT, 1, FaultKind.THROTTLED).withRetryAfter(23));
        refused(upsert(tenant));

        given(roles(tenant));
        fail(FaultRule.nth(ROLES, 1, FaultKind.THROTTLED).withRetryAfter(50));
        assertThat(delay(roles(tenant))).isBetween(seconds(50), seconds(100));
        sandbox.pass(seconds(23));
        given(upsert(tenant));
        refused(roles(tenant));
    }

    @Test
    void whoever_is_the_same_application_holds_back_too() {
        fail(FaultRule.nth(UPSERT, 1, FaultKind.THROTTLED).withRetryAfter(23));
        refused(upsert(tenant));
        Application root = sandbox.emulator.world().root();
        Tenant same =
                sandbox.tenant(
                        sandbox.emulator.world().tenantID().toUpperCase(Locale.ROOT),
                        root.clientID().toUpperCase(Locale.ROOT),
                        "fake-secret-of-a-test");

        assertThat(retryable(upsert(same)).reason()).isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(sandbox.requests(UPSERT)).isOne();
    }

    /** Microsoft Graph counts what each application asks of a tenant. */
    @Test
    void another_application_of_the_tenant_was_not_asked_to() {
        fail(FaultRule.nth(UPSERT, 1, FaultKind.THROTTLED).withRetryAfter(23));
        refused(upsert(tenant));

        given(upsert(sandbox.tenant(OTHER)));
    }

    @Test
    void revocation_holds_back_as_well_and_comes_back_first() {
        Directory.Application application = given(upsert(tenant));
        fail(FaultRule.nth("graph.*", 1, FaultKind.THROTTLED).withRetryAfter(20));
        refused(tenant.directory().findApplication("azcred-other-0"));

        Directory revoking = tenant.in(new Flow("a", Priority.REVOCATION)).directory();
        Directory issuing = tenant.in(new Flow("a", Priority.ISSUANCE)).directory();
        Duration first = delay(revoking.deleteApplication(application.objectID(), BLUEPRINT));
        assertThat(first).isBetween(seconds(20), seconds(25));
        assertThat(delay(issuing.upsertApplication(BLUEPRINT))).isGreaterThan(first);
        assertThat(sandbox.emulator.inventory().applications()).hasSize(1);
    }

    @Test
    void a_service_that_fails_without_asking_for_rest_is_asked_again() {
        fail(FaultRule.nth(UPSERT, 1, FaultKind.UNAVAILABLE));

        assertThat(retryable(upsert(tenant)).retryAfter()).isEmpty();
        given(upsert(tenant));
    }

    /** The emulator's answer without a time says 0, which is none. */
    @Test
    void a_service_that_does_not_say_how_long_is_left_alone_for_ten_seconds() {
        fail(FaultRule.nth(UPSERT, 1, FaultKind.THROTTLED).withRetryAfter(0));

        assertThat(delay(upsert(tenant))).isBetween(seconds(10), seconds(20));
        sandbox.pass(seconds(10));
        given(upsert(tenant));
    }

    private void fail(FaultRule rule) {
        sandbox.emulator.controls().faults(rule);
    }

    private static Answer<Directory.Application> upsert(Tenant tenant) {
        return tenant.directory().upsertApplication(BLUEPRINT);
    }

    private Answer<?> roles(Tenant tenant) {
        return tenant.authorization().findRoles(sandbox.scope(), "Reader");
    }

    private static Duration delay(Answer<?> answer) {
        return retryable(answer).retryAfter().orElseThrow();
    }

    private static Problem.Retryable retryable(Answer<?> answer) {
        return (Problem.Retryable) refused(answer);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
