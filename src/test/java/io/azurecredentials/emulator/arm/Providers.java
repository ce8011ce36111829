package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Subscription;

/** {@code /subscriptions/{id}/providers}: which types there are, in which API versions. */
final class Providers {
    private static final String ID = "00000000-0000-0000-0000-0000000000";

    private Providers() {}

    static Response list(ArmCall call) {
        Subscription subscription = Scopes.subscription(call, call.variable("subscription"));
        call.access()
                .demand(
                        "Microsoft.Resources/subscriptions/providers/read",
                        new Scope(subscription.scope()),
                        subscription.scope());
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        ProviderNamespace.every()
                .forEach(namespace -> value.add(printed(call, subscription, namespace)));
        return Response.of(200, body);
    }

    /** {@code /providers}: what there is, whatever a subscription is registered for. */
    static Response everywhere(ArmCall call) {
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        ProviderNamespace.every().forEach(namespace -> value.add(general(call, namespace)));
        return Response.of(200, body);
    }

    /** {@code /providers/{namespace}}. */
    static Response anywhere(ArmCall call) {
        return Response.of(200, general(call, namespace(call)));
    }

    private static ObjectNode general(ArmCall call, ProviderNamespace namespace) {
        ObjectNode body = Json.object();
        body.put("id", "/providers/" + namespace.name());
        body.put("namespace", namespace.name());
        ArrayNode types = body.putArray("resourceTypes");
        namespace.printedTypes(call.apiVersion()).forEach(types::add);
        return body;
    }

    static Response get(ArmCall call) {
        Subscription subscription = allowed(call, "read");
        return Response.of(200, printed(call, subscription, namespace(call)));
    }

    /** Answers before it is done. */
    static Response register(ArmCall call) {
        Subscription subscription = allowed(call, "register/action");
        call.tenant().registrations().register(subscription, namespace(call), call.now());
        return Response.of(200, printed(call, subscription, namespace(call)));
    }

    static Response unregister(ArmCall call) {
        Subscription subscription = allowed(call, "unregister/action");
        call.tenant().registrations().unregister(subscription, namespace(call), call.now());
        return Response.of(200, printed(call, subscription, namespace(call)));
    }

    private static Subscription allowed(ArmCall call, String action) {
        Subscription subscription = Scopes.subscription(call, call.variable("subscription"));
        String name = call.variable("namespace");
        call.access()
                .demand(
                        name + "/" + action,
                        new Scope(subscription.scope()),
                        subscription.scope() + "/providers/" + name);
        return subscription;
    }

    private static ProviderNamespace namespace(ArmCall call) {
        return ProviderNamespace.existing(call.variable("namespace"));
    }

    private static ObjectNode printed(
            ArmCall call, Subscription subscription, ProviderNamespace namespace) {
        ObjectNode body = Json.object();
        body.put("id", subscription.scope() + "/providers/" + namespace.name());
        body.put("namespace", namespace.name());
        body.putArray("authorizations")
                .addObject()
                .put("applicationId", ID + "aa")
                .put("roleDefinitionId", ID + "bb");
        ArrayNode types = body.putArray("resourceTypes");
        namespace.printedTypes(call.apiVersion()).forEach(types::add);
        body.put(
                "registrationState",
                call.tenant().registrations().state(subscription, namespace, call.now()));
        if (call.apiVersion().compareTo("2020") > 0) {
            body.put(
                    "registrationPolicy",
                    namespace.free() ? "RegistrationFree" : "RegistrationRequired");
        }
        return body;
    }
}
