package io.azurecredentials.login.lookup;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.lookup.Question.Asker;
import io.azurecredentials.recent.BoundedMap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests logins make: a part of what Azure lets a tenant's application read, and of
 * that, one principal has a part. Thread-safe.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">
 *     Azure Resource Manager: 250 reads at once, 25 a second</a>
 * @see <a
 *     href="https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits">
 *     Microsoft Graph: 350 resource units a second in a small tenant</a>
 */
final class Throttle {
    static final Pace.Limit TENANT = new Pace.Limit(100, Duration.ofMillis(100));
    static final Pace.Limit PRINCIPAL = new Pace.Limit(20, Duration.ofMillis(500));

    /** Whoever is forgotten begins anew, within what his tenant has. */
    private static final int MOST = 10_000;

    private final Map<Object, Pace> paces = new BoundedMap<>(MOST);

    /**
     * Takes the right to make a request.
     *
     * @param patience how long it may wait at most
     * @return how long it has to wait; {@code AzureThrottled} and when to come back if that is too
     *     long, and nothing is taken
     */
    synchronized Answer<Duration> take(Asker asker, Duration now, Duration patience) {
        Duration pause =
                longer(
                        pace(asker.tenantID()).pause(TENANT, now),
                        pace(asker.somebody()).pause(PRINCIPAL, now));
        if (pause.compareTo(patience) > 0) {
            return Answer.refused(
                    new Problem.Retryable(
                            Reason.AZURE_THROTTLED,
                            "Logins ask Azure too often; try again later.",
                            Optional.of(pause)));
        }
        paces.put(asker.tenantID(), pace(asker.tenantID()).once(TENANT, now));
        paces.put(asker.somebody(), pace(asker.somebody()).once(PRINCIPAL, now));
        return Answer.given(pause);
    }

    /** How many are remembered. */
    synchronized int size() {
        return paces.size();
    }

    private Pace pace(Object whose) {
        return paces.getOrDefault(whose, Pace.NONE);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
