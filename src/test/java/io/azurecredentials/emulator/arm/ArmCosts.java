package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.entra.Caller;
import io.azurecredentials.emulator.http.Charge;
import io.azurecredentials.emulator.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a request takes out of the budgets of a principal. Learned from "Understand how Azure
 * Resource Manager throttles requests": buckets per principal and subscription (or tenant), and
 * what a resource provider allows of an action in five minutes (the numbers are those of the
 * network provider).
 */
final class ArmCosts {
    static final String SUBSCRIPTION = "SubscriptionRequestsThrottled";
    static final String ACTION = "ResourceRequestsThrottled";
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private ArmCosts() {}

    /** {@code read}, {@code write} or {@code delete}. */
    static String verb(Request request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> "read";
            case "DELETE" -> "delete";
            default -> "write";
        };
    }

    static List<Charge> of(Request request, Caller caller) {
        boolean read = verb(request).equals("read");
        String where = subscription(request);
        String holder = caller.objectID() + "/" + where + "/" + verb(request);
        List<Charge> charges = new ArrayList<>();
        charges.add(
                read
                        ? new Charge(SUBSCRIPTION, holder, 1, 250, Duration.ofSeconds(10))
                        : new Charge(SUBSCRIPTION, holder, 1, 200, Duration.ofSeconds(20)));
        String action = action(request);
        if (!action.isEmpty()) {
            double most = read ? 10_000 : 1_000;
            charges.add(new Charge(ACTION, where + "/" + action, 1, most, FIVE_MINUTES));
        }
        return charges;
    }

    static String subscription(Request request) {
        List<String> parts = request.segments();
        return parts.size() > 1 && parts.getFirst().equalsIgnoreCase("subscriptions")
                ? parts.get(1).toLowerCase(Locale.ROOT)
                : "tenant";
    }

    /** Type and verb of what the path's last provider is asked for; empty if there is none. */
    static String action(Request request) {
        List<String> parts = request.segments();
        int provider = -1;
        for (int i = 0; i < parts.size() - 2; i++) {
            provider = parts.get(i).equalsIgnoreCase("providers") ? i : provider;
        }
        if (provider < 0) {
            return "";
        }
        StringBuilder type = new StringBuilder(parts.get(provider + 1));
        for (int i = provider + 2; i < parts.size(); i += 2) {
            type.append('/').append(parts.get(i));
        }
        return type + "/" + verb(request);
    }
}
