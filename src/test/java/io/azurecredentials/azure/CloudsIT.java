package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Authentication.ClientSecret;
import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.Subscription;
import io.azurecredentials.emulator.world.World;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything of a tenant stays within its cloud. */
class CloudsIT {
    private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");
    private final Sandbox sandbox = new Sandbox(world());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_leads_out_of_a_cloud(Cloud cloud) {
        Tenant tenant = tenant(cloud, cloud);

        given(tenant.proveAccess());
        Application application = given(tenant.directory().upsertApplication(BLUEPRINT));
        String principal =
                given(tenant.directory().upsertServicePrincipal(application.appID(), BLUEPRINT))
                        .objectID();
        String group = given(tenant.groups().named("operators")).getFirst().objectID();
        given(tenant.groups().add(group, principal));
        assertThat(given(tenant.groups().of(principal))).containsExactly(group);
        NewPassword password =
                given(tenant.directory().addPassword(application.objectID(), "test", ENDS));
        given(tenant.identities().prove(application.appID(), password.text()));
        given(tenant.directory().applicationsTagged(BLUEPRINT.tag()));
        assertThat(given(tenant.authorization().findRoles(scope(cloud), "Reader"))).hasSize(1);
        given(tenant.authorization().proveAuthority(scope(cloud)));

        io.azurecredentials.emulator.world.Cloud emulated = emulated(cloud);
        String authority = URI.create(cloud.authority()).getHost();
        assertThat(emulated.loginHosts()).contains(authority);
        assertThat(sandbox.emulator.journal())
                .extracting(JournalEntry::host)
                .containsOnly(authority, emulated.graphHost(), emulated.armHost());
    }

    @ParameterizedTest
    @EnumSource
    void a_tenant_of_another_cloud_is_not_found(Cloud cloud) {
        Cloud other = cloud == Cloud.PUBLIC ? Cloud.CHINA : Cloud.PUBLIC;

        assertThat(refused(tenant(cloud, other).proveAccess()).reason())
                .isEqualTo(Reason.TENANT_NOT_FOUND);
    }

    /** The tenant of one cloud, looked for in another. */
    private Tenant tenant(Cloud home, Cloud asked) {
        return sandbox.tenant(
                asked,
                tenantID(home),
                new ClientSecret(
                        application(home).clientID(),
                        Sensitive.of(application(home).clientSecret())));
    }

    private static World world() {
        List<Cloud> all = List.of(Cloud.values());
        return World.standard()
                .withTenants(
                        all.stream()
                                .map(CloudsIT::tenant)
                                .toArray(io.azurecredentials.emulator.world.Tenant[]::new))
                .withSubscriptions(
                        all.stream()
                                .map(
                                        it ->
                                                new Subscription(
                                                        subscriptionID(it),
                                                        it.name(),
                                                        tenantID(it),
                                                        List.of(),
                                                        List.of()))
                                .toArray(Subscription[]::new));
    }

    private static io.azurecredentials.emulator.world.Tenant tenant(Cloud cloud) {
        return new io.azurecredentials.emulator.world.Tenant(
                tenantID(cloud),
                cloud.name(),
                "tenant%d.example".formatted(number(cloud)),
                emulated(cloud),
                List.of(application(cloud)),
                List.of(new Group(tenantID(cloud), "operators", List.of(), Group.Kind.SECURITY)));
    }

    private static io.azurecredentials.emulator.world.Application application(Cloud cloud) {
        return io.azurecredentials.emulator.world.Application.named("root-of-" + cloud)
                .withGraphPermissions(
                        "Application.ReadWrite.OwnedBy",
                        "Group.Read.All",
                        "GroupMember.ReadWrite.All")
                .withRoles(new RoleGrant("Owner", scope(cloud)));
    }

    private static String scope(Cloud cloud) {
        return "/subscriptions/" + subscriptionID(cloud);
    }

    private static String tenantID(Cloud cloud) {
        return "00000000-0000-0000-0001-00000000000" + number(cloud);
    }

    private static String subscriptionID(Cloud cloud) {
        return "00000000-0000-0000-0002-00000000000" + number(cloud);
    }

    private static io.azurecredentials.emulator.world.Cloud emulated(Cloud cloud) {
        return switch (cloud) {
            case PUBLIC -> io.azurecredentials.emulator.world.Cloud.PUBLIC;
            case US_GOVERNMENT -> io.azurecredentials.emulator.world.Cloud.US_GOVERNMENT;
            case CHINA -> io.azurecredentials.emulator.world.Cloud.CHINA;
        };
    }

    private static int number(Cloud cloud) {
        return switch (cloud) {
            case PUBLIC -> 1;
            case US_GOVERNMENT -> 2;
            case CHINA -> 3;
        };
    }
}
