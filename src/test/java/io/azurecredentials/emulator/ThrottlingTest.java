package io.azurecredentials.emulator;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Callers that spend their budgets. Learned from "Microsoft Graph service-specific throttling
 * limits" and "Understand how Azure Resource Manager throttles requests".
 */
@Learned(documented = "Microsoft Graph service-specific throttling limits")
class ThrottlingTest {
    private static final String APPS = GRAPH + "/applications";
    private final OfflineAzure azure =
            new OfflineAzure(
                    World.standard()
                            .withApplications(
                                    Application.named("other")
                                            .withGraphPermissions("Application.ReadWrite.All")
                                            .withRoles(new RoleGrant("Reader", "/"))));
    private final Session graph = azure.graph();
    private final String group =
            ARM + azure.world().resourceGroup("rg-app").id() + "?api-version=2021-04-01";

    @Learned(own = true)
    @Test
    void nobody_is_throttled_unless_a_test_asks_for_it() {
        for (int i = 0; i < 300; i++) {
            assertThat(azure.arm().get(group).status()).isEqualTo(200);
        }
    }

    /** 3,500 resource units in ten seconds; a list is two, one with few properties. */
    @Test
    void graph_counts_resource_units_per_application() {
        azure.controls().throttling(0.01);
        // A little refills while the test runs
        assertThat(served(APPS)).isBetween(17, 20);

        Reply refused = graph.get(APPS);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("TooManyRequests");
        assertThat(refused.headers())
                .containsEntry("Retry-After", "1")
                .containsEntry("x-ms-throttle-information", "ResourceUnitLimitExceeded")
                .containsKeys("x-ms-throttle-scope", "x-ms-throttle-limit-percentage");
        assertThat(azure.graph("other").get(APPS).status()).isEqualTo(200);
        azure.controls().advance(Duration.ofSeconds(10));
        assertThat(served(APPS + "?$select=id")).isBetween(35, 42);
    }

    /** 3,000 writes in two and a half minutes. */
    @Test
    void graph_counts_writes_as_well() {
        azure.controls().throttling(0.001);
        for (int i = 0; i < 3; i++) {
            azure.controls().advance(Duration.ofSeconds(10));
            assertThat(graph.post(APPS, "{'displayName':'a'}").status()).isEqualTo(201);
        }
        azure.controls().advance(Duration.ofSeconds(10));

        Reply refused = graph.post(APPS, "{'displayName':'a'}");

        assertThat(refused.headers())
                .containsEntry("x-ms-throttle-information", "WriteLimitExceeded");
        int delay = Integer.parseInt(refused.header("Retry-After"));
        assertThat(azure.inventory().applications()).hasSize(3);
        azure.controls().advance(Duration.ofSeconds(delay));
        assertThat(graph.post(APPS, "{'displayName':'a'}").status()).isEqualTo(201);
    }

    @Learned(documented = "Microsoft Graph throttling guidance: batching")
    @Test
    void a_batch_is_served_while_its_items_are_throttled() {
        azure.controls().throttling(0.001);

        Reply batch =
                graph.post(
                        GRAPH + "/$batch",
                        "{'requests':[{'id':'1','method':'GET','url':'/applications'},{'id':'2','method':'GET','url':'/applications'}]}");

        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.body().path("responses").path(1).path("status").asInt()).isEqualTo(429);
    }

    /** A bucket of 250 reads, filled with 25 a second, per principal and subscription. */
    @Learned(documented = "Understand how Azure Resource Manager throttles requests")
    @Test
    void arm_counts_reads_and_writes_per_principal_and_subscription() {
        azure.controls().throttling(0.02);
        Session arm = azure.arm();
        for (int i = 0; i < 5; i++) {
            assertThat(arm.get(group).status()).isEqualTo(200);
        }

        Reply refused = arm.get(group);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("SubscriptionRequestsThrottled");
        assertThat(refused.headers()).containsKey("Retry-After");
        assertThat(azure.arm("other").get(group).status()).isEqualTo(200);
        assertThat(arm.delete(group).status())
                .as("writes have a bucket of their own")
                .isEqualTo(403);
        azure.controls().advance(Duration.ofSeconds(2));
        assertThat(arm.get(group).status()).isEqualTo(200);
    }

    @Learned(documented = "Understand how Azure Resource Manager throttles requests")
    @Test
    void a_provider_counts_its_actions() {
        azure.controls().exhaust("ResourceRequestsThrottled", Duration.ofSeconds(30));

        Reply refused =
                azure.arm()
                        .get(
                                group.replace(
                                        "?api-version=2021-04-01",
                                        "/providers/Microsoft.Network/virtualNetworks/v?api-version=2024-01-01"));

        assertThat(refused.code()).isEqualTo("ResourceRequestsThrottled");
        assertThat(refused.message())
                .contains("'Microsoft.Network/virtualNetworks/read'")
                .contains("'00:05:00'");
        assertThat(azure.arm().get(group).status()).isEqualTo(200);
    }

    /** Twenty a second and machine. */
    @Learned(documented = "How to use managed identities on an Azure VM: rate limits")
    @Test
    void the_metadata_service_counts_per_machine() {
        azure.controls().throttling(0.05);
        String path = "/metadata/instance?api-version=2021-02-01";
        assertThat(azure.metadata("vm-app", path).status()).isEqualTo(200);

        assertThat(azure.metadata("vm-app", path).status()).isEqualTo(429);
        assertThat(azure.metadata("vmss-app", path).status()).isEqualTo(200);
    }

    @Learned(own = true)
    @Test
    void a_reset_fills_every_budget() {
        azure.controls().exhaust("WriteLimitExceeded", Duration.ofMinutes(5));
        assertThat(graph.post(APPS, "{'displayName':'a'}").status()).isEqualTo(429);

        azure.controls().reset();

        assertThat(graph.post(APPS, "{'displayName':'a'}").status()).isEqualTo(201);
    }

    private int served(String url) {
        int served = 0;
        while (graph.get(url).status() == 200) {
            served++;
        }
        return served;
    }
}
