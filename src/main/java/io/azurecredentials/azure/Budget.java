package io.azurecredentials.azure;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one root application, or managed identity, gets of us in a tenant: a lane to each service,
 * since each of them counts for itself. It has the tenant's places, which all share; but left alone
 * a service is by who was told so, for Microsoft Graph counts the requests of an application in a
 * tenant, and Azure Resource Manager those of a service principal to a subscription.
 *
 * <p>There are limits for all of a tenant as well, in Microsoft Graph five times those of one
 * application. Whoever meets one of them is told for itself.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits">
 *     Microsoft Graph: limits of an application in a tenant</a>
 * @see <a
 *     href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">
 *     Azure Resource Manager: limits of a service principal</a>
 */
final class Budget {
    private final Map<Service, Lane> lanes = new EnumMap<>(Service.class);

    /**
     * @param rooms of the tenant
     * @param uptime a clock that nobody sets, from zero on
     */
    Budget(Rooms rooms, Supplier<Duration> uptime) {
        for (Service service : Service.values()) {
            lanes.put(service, new Lane(service, rooms.of(service), uptime));
        }
    }

    Lane lane(Service service) {
        return Optional.ofNullable(lanes.get(service)).orElseThrow();
    }
}
