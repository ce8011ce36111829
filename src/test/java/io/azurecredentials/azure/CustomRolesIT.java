package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Authorization.RoleDefinition;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Roles that somebody defined, looked for where they are to be assigned. */
class CustomRolesIT {
    private static final String GROUP = "/providers/Microsoft.Management/managementGroups/platform";
    private static final String SUBSCRIPTION = World.standard().subscription().scope();
    private static final String GUID = "33333333-3333-3333-3333-333333333333";
    private static final World WORLD =
            World.standard()
                    .withApplications(
                            Application.named("platform").withRoles(new RoleGrant("Owner", GROUP)));

    private final Sandbox sandbox = new Sandbox(WORLD);
    private final Authorization authorization =
            sandbox.tenant(WORLD.application("platform")).authorization();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void define() {
        sandbox.emulator.seedRole(
                Json.read(
                        """
                        {"name":"%s","properties":{"roleName":"Operator's own","type":"CustomRole",
                         "assignableScopes":["%s"],"permissions":[]}}"""
                                .formatted(GUID, GROUP)));
    }

    static List<String> scopes() {
        return List.of(GROUP, SUBSCRIPTION, WORLD.resourceGroup("rg-app").id());
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void a_role_of_a_management_group_is_found_there_and_below(String scope) {
        assertThat(given(authorization.findRoles(scope, "operator's own")))
                .singleElement()
                .satisfies(it -> assertThat(it.id()).endsWith(GUID));
        assertThat(given(authorization.findRole(scope, GUID)))
                .map(RoleDefinition::name)
                .contains("Operator's own");
        assertThat(given(authorization.findRoles(scope, "Reader"))).hasSize(1);
    }

    @Test
    void a_management_group_that_may_not_be_read_is_refused_in_words() {
        assertThat(refused(sandbox.tenant().authorization().findRoles(GROUP, "Reader")))
                .as(sandbox.emulator.journal().toString())
                .extracting(Problem::reason)
                .isEqualTo(Reason.PERMISSION_MISSING);
    }
}
