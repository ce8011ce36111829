package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.ServicePrincipal;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever befalls a request: the problem says so, nothing is repeated, a repeat converges. */
class FaultsIT {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(15);

    private final Sandbox sandbox = new Sandbox();
    private final Tenant tenant = sandbox.tenant();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** A step of a credential's life: what it asks Azure for, and how. */
    record Step(String operation, Function<FaultsIT, Answer<?>> call) {
        /** The JDK's client by itself repeats a read on a connection that it had used before. */
        private boolean isRepeatedAfter(FaultKind fault) {
            return operation.equals("arm.roleDefinitions.list")
                    && fault == FaultKind.CUT_AFTER_COMMIT;
        }

        @Override
        public String toString() {
            return operation;
        }
    }

    static Stream<Arguments> stepsAndFaults() {
        return Stream.of(
                        new Step("entra.token", it -> it.tenant.proveAccess()),
                        new Step("graph.applications.upsert", FaultsIT::upsertApplication),
                        new Step("graph.applications.get", FaultsIT::findApplication),
                        new Step("graph.servicePrincipals.upsert", FaultsIT::upsertPrincipal),
                        new Step("arm.roleDefinitions.list", FaultsIT::findRoles),
                        new Step("arm.roleAssignments.put", FaultsIT::assign),
                        new Step("arm.roleAssignments.delete", FaultsIT::unassign),
                        new Step("graph.applications.addPassword", FaultsIT::addPassword),
                        new Step("graph.applications.delete", FaultsIT::deleteApplication))
                .flatMap(
                        step ->
                                Stream.of(
                                                FaultKind.THROTTLED,
                                                FaultKind.INTERNAL_ERROR,
                                                FaultKind.UNAVAILABLE,
                                                FaultKind.CUT_AFTER_COMMIT,
                                                FaultKind.TRUNCATED)
                                        .filter(fault -> !step.isRepeatedAfter(fault))
                                        .map(fault -> Arguments.of(step, fault)));
    }

    @ParameterizedTest
    @MethodSource("stepsAndFaults")
    void a_fault_is_a_matter_of_time_and_a_repeat_converges(Step step, FaultKind fault) {
        given(upsertApplication());
        given(assign());
        long before = sandbox.requests(step.operation());
        sandbox.emulator.controls().faults(FaultRule.nth(step.operation(), 1, fault));

        Answer<?> answer = step.call().apply(this);

        assertThat(refused(answer)).isInstanceOf(Problem.Retryable.class);
        assertThat(refused(answer).reason())
                .isEqualTo(
                        fault == FaultKind.THROTTLED
                                ? Reason.AZURE_THROTTLED
                                : Reason.AZURE_UNAVAILABLE);
        assertThat(sandbox.requests(step.operation()) - before).isOne();
        sandbox.pass(LONGEST_BACKOFF);
        given(step.call().apply(this));
    }

    @Test
    void services_that_do_not_answer_are_not_waited_for_without_end() {
        given(tenant.proveAccess());
        sandbox.emulator
                .controls()
                .faults(
                        FaultRule.nth("entra.token", 1, FaultKind.TIMEOUT),
                        FaultRule.nth("graph.applications.upsert", 1, FaultKind.TIMEOUT),
                        FaultRule.nth("arm.roleDefinitions.list", 1, FaultKind.TIMEOUT));

        assertThat(refused(tenant.proveAccess()).reason()).isEqualTo(Reason.AZURE_UNAVAILABLE);
        assertThat(refused(upsertApplication()).reason()).isEqualTo(Reason.AZURE_UNAVAILABLE);
        assertThat(refused(findRoles()).reason()).isEqualTo(Reason.AZURE_UNAVAILABLE);
    }

    @Test
    void a_password_whose_answer_was_lost_is_found_by_its_marker() {
        String id = given(upsertApplication()).objectID();
        sandbox.emulator
                .controls()
                .faults(
                        FaultRule.nth(
                                "graph.applications.addPassword", 1, FaultKind.CUT_AFTER_COMMIT));

        refused(tenant.directory().addPassword(id, "azcred/test/lost", ENDS));

        assertThat(given(tenant.directory().passwords(id)).orElseThrow())
                .singleElement()
                .satisfies(it -> assertThat(it.marker()).isEqualTo("azcred/test/lost"));
    }

    private Answer<Application> upsertApplication() {
        return tenant.directory().upsertApplication(BLUEPRINT);
    }

    private Answer<?> findApplication() {
        return tenant.directory().findApplication(BLUEPRINT.uniqueName());
    }

    private Answer<ServicePrincipal> upsertPrincipal() {
        return tenant.directory()
                .upsertServicePrincipal(given(upsertApplication()).appID(), BLUEPRINT);
    }

    private Answer<?> addPassword() {
        return tenant.directory()
                .addPassword(given(upsertApplication()).objectID(), "azcred/test/1", ENDS);
    }

    private Answer<?> deleteApplication() {
        return tenant.directory()
                .deleteApplication(given(upsertApplication()).objectID(), BLUEPRINT);
    }

    private Answer<?> findRoles() {
        return tenant.authorization().findRoles(sandbox.scope(), "Reader");
    }

    private Answer<?> assign() {
        return tenant.authorization().assign(assignment());
    }

    private Answer<?> unassign() {
        return tenant.authorization().unassign(assignment());
    }

    private Assignment assignment() {
        return new Assignment(
                "6f9c1c4a-0d2e-4c1f-8a55-0c7f3f4f8d11",
                sandbox.scope(),
                "/subscriptions/%s/providers/Microsoft.Authorization/roleDefinitions/%s"
                        .formatted(sandbox.emulator.world().subscriptionID(), READER),
                given(upsertPrincipal()).objectID());
    }
}
