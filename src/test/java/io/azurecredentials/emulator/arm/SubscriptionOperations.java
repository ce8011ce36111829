package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Subscription;
import io.azurecredentials.emulator.world.Tenant;

/** {@code /subscriptions}. */
final class SubscriptionOperations {

    private static final String READ = "Microsoft.Resources/subscriptions/read";

    private SubscriptionOperations() {}

    /** Only those that the caller may read. */
    static Response list(ArmCall call) {
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        call.tenant().subscriptions().stream()
                .filter(s -> call.access().isAllowed(READ, new Scope(s.scope())))
                .forEach(subscription -> value.add(printed(call, subscription)));
        if (call.apiVersion().compareTo("2020") > 0) {
            body.putObject("count").put("type", "Total").put("value", value.size());
        }
        return Response.of(200, body);
    }

    static Response get(ArmCall call) {
        Subscription found = Scopes.subscription(call, call.variable("subscription"));
        call.access().demand(READ, new Scope(found.scope()), found.scope());
        return Response.of(200, printed(call, found));
    }

    /** {@code /tenants}: the caller's own. */
    static Response tenants(ArmCall call) {
        Tenant tenant = call.tenant().directory().tenant();
        ObjectNode body = Json.object();
        body.putArray("value")
                .addObject()
                .put("id", "/tenants/" + tenant.id())
                .put("tenantId", tenant.id())
                .put("displayName", tenant.displayName())
                .put("defaultDomain", tenant.domain())
                .put("tenantType", "AAD");
        return Response.of(200, body);
    }

    /** Tenants are named since 2019; learned from the reference's examples of each version. */
    private static ObjectNode printed(ArmCall call, Subscription subscription) {
        String apiVersion = call.apiVersion();
        ObjectNode body = Json.object();
        body.put("id", subscription.scope());
        body.put("authorizationSource", "RoleBased");
        if (apiVersion.compareTo("2019") > 0) {
            body.putArray("managedByTenants");
        }
        body.put("subscriptionId", subscription.id());
        if (apiVersion.compareTo("2019") > 0) {
            body.put("tenantId", subscription.tenantID());
        }
        body.put("displayName", subscription.displayName());
        body.put("state", "Enabled");
        body.putObject("subscriptionPolicies")
                .put("locationPlacementId", "Public_2014-09-01")
                .put("quotaId", "PayAsYouGo_2014-09-01")
                .put("spendingLimit", "Off");
        ObjectNode tags = call.tenant().tags().of(subscription.scope());
        if (!tags.isEmpty()) {
            body.set("tags", tags);
        }
        return body;
    }
}
