package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Learned from Microsoft's "Azure resource providers and types", and recorded. */
@Learned(documented = "Azure resource providers and types")
class ProvidersTest {
    private static final World STANDARD = World.standard();
    private static final String SUBSCRIPTION = STANDARD.subscription().scope();
    private static final String GROUP = STANDARD.resourceGroup("rg-app").id();
    private static final String VERSION = "?api-version=2021-04-01";
    private static final String CACHE = ARM + SUBSCRIPTION + "/providers/Microsoft.Cache";
    private static final String REDIS =
            ARM + GROUP + "/providers/Microsoft.Cache/redis/r?api-version=2023-08-01";

    private final OfflineAzure azure =
            new OfflineAzure(
                    STANDARD.withApplications(
                            Application.named("owner")
                                    .withRoles(new RoleGrant("Owner", SUBSCRIPTION))));
    private final Session owner = azure.arm("owner");

    @Test
    void a_subscription_is_registered_for_what_needs_no_registration_and_what_its_world_says() {
        assertThat(state("Microsoft.Authorization")).isEqualTo("Registered");
        assertThat(state("microsoft.compute")).isEqualTo("Registered");
        assertThat(state("Microsoft.Cache")).isEqualTo("NotRegistered");
    }

    /** Recorded: the details name the namespace. */
    @Learned(recorded = {"cli_test_tag_update_by_patch", "javav1_testManageTrafficManager"})
    @Test
    void nothing_can_be_made_of_a_provider_before_it_is_registered() {
        Reply reply = owner.put(REDIS, "{'location':'westeurope'}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("MissingSubscriptionRegistration");
        assertThat(reply.message()).contains("'Microsoft.Cache'");
        assertThat(reply.body().path("error").path("details").path(0).path("target").asText())
                .isEqualTo("Microsoft.Cache");
        assertThat(reply.headers()).containsEntry("x-ms-failure-cause", "gateway");
    }

    @Test
    void the_same_holds_for_machines_and_identities() {
        OfflineAzure bare =
                new OfflineAzure(
                        new World(
                                        STANDARD.tenants(),
                                        List.of(STANDARD.subscription().withProviders(List.of())))
                                .withApplications(
                                        Application.named("owner")
                                                .withRoles(new RoleGrant("Owner", SUBSCRIPTION))));
        String identity =
                ARM
                        + GROUP
                        + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i?api-version=2023-01-31";

        assertThat(bare.arm("owner").put(identity, "{'location':'westeurope'}").code())
                .isEqualTo("MissingSubscriptionRegistration");
        assertThat(owner.put(identity, "{'location':'westeurope'}").status()).isEqualTo(201);
    }

    /** Recorded: the answer comes before it is done. */
    @Learned(recorded = "cli_test_tag_update_by_patch")
    @Test
    void registering_takes_a_while() {
        Reply registering = owner.post(CACHE + "/register" + VERSION, "");

        assertThat(registering.text("registrationState")).isEqualTo("Registering");
        azure.controls().advance(Duration.ofMinutes(1));
        assertThat(state("Microsoft.Cache")).isEqualTo("Registered");
        assertThat(owner.put(REDIS, "{'location':'westeurope'}").status()).isEqualTo(201);
    }

    @Test
    void unregistering_takes_a_while_too() {
        assertThat(
                        owner.post(
                                        ARM
                                                + SUBSCRIPTION
                                                + "/providers/Microsoft.Web/unregister"
                                                + VERSION,
                                        "")
                                .text("registrationState"))
                .isEqualTo("Unregistering");
        azure.controls().advance(Duration.ofMinutes(1));
        assertThat(state("Microsoft.Web")).isEqualTo("NotRegistered");
    }

    @Test
    void registering_needs_the_providers_own_right() {
        assertThat(azure.arm().post(CACHE + "/register" + VERSION, "").code())
                .isEqualTo("AuthorizationFailed");
    }

    @Test
    void a_namespace_that_does_not_exist_is_invalid() {
        Reply reply = owner.get(ARM + SUBSCRIPTION + "/providers/Contoso.Made" + VERSION);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("InvalidResourceNamespace");
        assertThat(
                        owner.put(
                                        ARM
                                                + GROUP
                                                + "/providers/Contoso.Made/things/t?api-version=2023-08-01",
                                        "{}")
                                .code())
                .isEqualTo("InvalidResourceNamespace");
    }

    /** Recorded: profiles and registration policies are newer than 2016. */
    @Learned(recorded = {"cli_test_tag_update_by_patch", "cli_test_vm_msi"})
    @Test
    void what_is_told_of_a_type_depends_on_the_api_version() {
        String url = ARM + SUBSCRIPTION + "/providers/Microsoft.Compute?api-version=";
        Reply recent = owner.get(url + "2022-09-01");
        Reply old = owner.get(url + "2016-02-01");

        assertThat(recent.body().path("resourceTypes").path(0).has("apiProfiles")).isTrue();
        assertThat(recent.text("registrationPolicy")).isEqualTo("RegistrationRequired");
        assertThat(old.body().path("resourceTypes").path(0).has("apiProfiles")).isFalse();
        assertThat(old.body().has("registrationPolicy")).isFalse();
    }

    @Learned(documented = "Providers - List; Providers - List At Tenant Scope")
    @Test
    void all_namespaces_can_be_listed() {
        Reply everywhere = azure.arm().get(ARM + "/providers?api-version=2021-04-01");
        Reply one = azure.arm().get(ARM + "/providers/microsoft.compute?api-version=2021-04-01");
        assertThat(everywhere.body().path("value")).hasSizeGreaterThan(100);
        assertThat(one.text("namespace")).isEqualTo("Microsoft.Compute");
        assertThat(one.body().has("registrationState")).isFalse();

        Reply reply = owner.get(ARM + SUBSCRIPTION + "/providers" + VERSION);

        assertThat(reply.body().path("value").valueStream().map(n -> n.path("namespace").asText()))
                .contains("Microsoft.Compute", "Microsoft.Cache")
                .doesNotHaveDuplicates();
    }

    private String state(String namespace) {
        return owner.get(ARM + SUBSCRIPTION + "/providers/" + namespace + VERSION)
                .text("registrationState");
    }
}
