package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Subscription;
import java.util.Locale;

/** {@code /subscriptions/{id}/locations}; a few of the regions there are. */
final class Locations {

    private Locations() {}

    static Response list(ArmCall call) {
        Subscription subscription = Scopes.subscription(call, call.variable("subscription"));
        call.access()
                .demand(
                        "Microsoft.Resources/subscriptions/locations/read",
                        new Scope(subscription.scope()),
                        subscription.scope());
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        for (String displayName : ProviderNamespace.LOCATIONS) {
            String name = displayName.replace(" ", "").toLowerCase(Locale.ROOT);
            value.addObject()
                    .put("id", subscription.scope() + "/locations/" + name)
                    .put("name", name)
                    .put("type", "Region")
                    .put("displayName", displayName)
                    .put("regionalDisplayName", displayName)
                    .putObject("metadata")
                    .put("regionType", "Physical")
                    .put("regionCategory", "Recommended");
        }
        return Response.of(200, body);
    }
}
