package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.entra.Caller;
import io.azurecredentials.emulator.http.Charge;
import io.azurecredentials.emulator.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a request takes out of the budgets of an application in a tenant. Learned from "Microsoft
 * Graph service-specific throttling limits", identity and access: resource units per ten seconds
 * (of a small tenant), and writes per two and a half minutes.
 */
final class GraphCosts {
    static final String UNITS = "ResourceUnitLimitExceeded";
    static final String WRITES = "WriteLimitExceeded";
    private static final double UNITS_IN_TEN_SECONDS = 3_500;
    private static final double WRITES_IN_WINDOW = 3_000;
    private static final Duration WRITE_WINDOW = Duration.ofSeconds(150);
    private static final Map<String, Integer> COSTS =
            Map.of(
                    "members", 3,
                    "checkMemberGroups", 4,
                    "checkMemberObjects", 4,
                    "getMemberGroups", 2,
                    "getMemberObjects", 4);
    private static final int USUAL = 2;

    private GraphCosts() {}

    /** The charges, those that cannot be told apart by caller excepted. */
    static List<Charge> of(Request request, Caller caller) {
        String holder = caller.appID() + "/" + caller.tenantID();
        Charge units =
                new Charge(
                        UNITS,
                        holder,
                        units(request),
                        UNITS_IN_TEN_SECONDS,
                        Duration.ofSeconds(10));
        return isWrite(request)
                ? List.of(units, new Charge(WRITES, holder, 1, WRITES_IN_WINDOW, WRITE_WINDOW))
                : List.of(units);
    }

    private static boolean isWrite(Request request) {
        String last = request.segments().isEmpty() ? "" : request.segments().getLast();
        return !request.method().equals("GET") && !COSTS.containsKey(last);
    }

    /** A chosen few properties and small pages are cheaper, but nothing is free. */
    static int units(Request request) {
        String last = request.segments().isEmpty() ? "" : request.segments().getLast();
        int units = COSTS.getOrDefault(last, USUAL);
        if (request.query().nonEmpty("$select").isPresent()) {
            units--;
        }
        if (request.query().nonEmpty("$top").filter(top -> top.matches("1?[0-9]")).isPresent()) {
            units--;
        }
        return Math.max(1, units);
    }
}
