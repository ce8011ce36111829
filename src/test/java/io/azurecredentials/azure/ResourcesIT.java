package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Resources.Resource;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.Quirk;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where resources of every kind are, and who they are. */
class ResourcesIT {
    private static final Application POWERLESS = Application.named("powerless");
    private static final Application OWNER =
            Application.named("owner").withRoles(new RoleGrant("Owner", "/"));
    private static final World WORLD = World.standard().withApplications(POWERLESS, OWNER);
    private static final String GROUP = WORLD.resourceGroup("rg-app").id();
    private static final String ASSIGNED = principal("id-app");
    private static final Machine VM = machine("vm-app");
    private static final Machine SET = machine("vmss-app");
    private static final Machine FLEXIBLE = machine("vmss-flex");
    private static final String SITE = GROUP + "/providers/Microsoft.Web/sites/app";
    private static final String VERSION = "2023-08-01";

    private final Sandbox sandbox = new Sandbox(WORLD);
    private final Resources resources = sandbox.tenant().resources();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_machine_is_known_by_all_its_identities_however_its_id_is_written() {
        for (String id : Set.of(VM.id(), VM.id().toLowerCase(Locale.ROOT))) {
            assertThat(given(resources.find(id)))
                    .contains(
                            new Resource(
                                    "westeurope",
                                    Set.of(own(VM), ASSIGNED),
                                    Optional.empty(),
                                    Set.of()));
        }
        assertThat(sandbox.calls()).containsOnlyOnce("token.root ok").contains("resource.get ok");
        assertThat(sandbox.requests("arm.providers.anywhere")).isZero();
    }

    @Test
    void a_scale_set_is_known_by_them_too_and_its_instances_leave_that_to_it() {
        assertThat(given(resources.find(SET.id())).orElseThrow().principalIDs())
                .containsExactly(own(SET));
        assertThat(given(resources.find(SET.id() + "/virtualMachines/0")).orElseThrow())
                .extracting(Resource::location)
                .isEqualTo("westeurope");
    }

    @Test
    void a_flexible_scale_set_names_its_identities_and_its_machines_name_it() {
        String identity =
                GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app";
        assertThat(given(resources.find(FLEXIBLE.id())).orElseThrow())
                .isEqualTo(
                        new Resource("westeurope", Set.of(), Optional.empty(), Set.of(identity)));
        assertThat(given(resources.find(FLEXIBLE.hostID())).orElseThrow())
                .isEqualTo(
                        new Resource(
                                "westeurope",
                                Set.of(ASSIGNED),
                                Optional.of(FLEXIBLE.id()),
                                Set.of()));
        sandbox.emulator.controls().quirks().set(Quirk.FLEXIBLE_MACHINES_TELL_IDENTITIES, false);
        assertThat(given(resources.find(FLEXIBLE.hostID())).orElseThrow().principalIDs()).isEmpty();
        assertThat(given(resources.find(identity)).orElseThrow().principalIDs())
                .containsExactly(ASSIGNED);
    }

    @Test
    void any_other_type_is_read_in_the_version_that_its_provider_names() throws Exception {
        owner().put(
                        SITE,
                        VERSION,
                        "{'location':'North"
                                + " Europe','identity':{'type':'SystemAssigned','principalId':'ABC'}}");

        for (int i = 0; i < 2; i++) {
            assertThat(given(resources.find(SITE)))
                    .contains(
                            new Resource(
                                    "North Europe", Set.of("abc"), Optional.empty(), Set.of()));
        }
        assertThat(sandbox.requests("arm.providers.anywhere")).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/providers/Microsoft.Compute/virtualMachines/nobody",
                "/providers/Microsoft.Compute/virtualMachineScaleSets/nobody/virtualMachines/0",
                "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/nobody",
                "/providers/Microsoft.Web/sites/nobody",
                "/providers/Microsoft.Web/gardens/nobody",
                "/providers/Contoso.Unknown/things/nobody"
            })
    void what_does_not_exist_is_an_answer(String id) {
        assertThat(given(resources.find(GROUP + id))).isEmpty();
    }

    @Test
    void so_is_what_is_in_no_group_that_exists_and_what_was_deleted() throws Exception {
        assertThat(given(resources.find(VM.id().replace("rg-app", "rg-nowhere")))).isEmpty();
        owner().put(SITE, VERSION, "{'location':'westeurope'}");
        assertThat(given(resources.find(SITE))).isPresent();
        owner().delete(SITE, VERSION);
        assertThat(given(resources.find(SITE))).isEmpty();
    }

    @Test
    void who_may_not_read_is_told_what_is_missing_and_not_that_there_is_nothing() {
        Problem problem = refused(sandbox.tenant(POWERLESS).resources().find(VM.id()));

        assertThat(problem).isInstanceOf(Problem.Denied.class);
        assertThat(problem.message()).contains("Reader", VM.id());
    }

    @Test
    void who_logs_in_from_where_nothing_may_be_read_causes_no_new_token() {
        Tenant powerless = sandbox.tenant(POWERLESS).in(new Flow("a principal", Priority.LOGIN));
        for (int i = 0; i < 3; i++) {
            assertThat(refused(powerless.resources().find(VM.id())).reason())
                    .isEqualTo(Reason.PERMISSION_MISSING);
        }

        assertThat(sandbox.calls()).containsOnlyOnce("token.root ok");
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "INTERNAL_ERROR", "UNAVAILABLE", "TRUNCATED"})
    void a_failure_is_no_answer(FaultKind fault) {
        given(resources.find(VM.id()));
        sandbox.emulator.controls().faults(FaultRule.nth("arm.virtualMachines.get", 1, fault));

        assertThat(refused(resources.find(VM.id()))).isInstanceOf(Problem.Retryable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/../x", "/providers/Microsoft.Web/sites"})
    void only_ids_of_resources_are_asked_for(String rest) {
        assertThat(refused(resources.find(GROUP + rest)).reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(sandbox.calls()).isEmpty();
    }

    private Owner owner() {
        return new Owner(sandbox.emulator, OWNER);
    }

    private static Machine machine(String name) {
        return WORLD.machines().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String own(Machine machine) {
        return machine.own().orElseThrow().principalID();
    }

    private static String principal(String identity) {
        return ManagedIdentity.named(WORLD.resourceGroup("rg-app"), identity).principalID();
    }
}
