package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Backoff;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.recent.BoundedMap;
import java.time.Duration;
import java.util.Map;

/**
 * When a service is left alone by logins, because a login was told so. Nobody else heeds that: who
 * logs in decides what is asked, and must not be able to stop a revocation.
 *
 * <p>Azure Resource Manager counts by subscription, and providers count by theirs whoever asks. So
 * what it says of a machine in a subscription of its owner's choice holds for its owner only.
 * Microsoft Graph counts by application and tenant, which is the same for all who are asked about
 * through one root application. Thread-safe.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">
 *     Throttling of Azure Resource Manager</a>
 */
final class LoginBackoffs {
    /** Whoever is forgotten asks once too often. */
    private static final int MOST = 1_000;

    private final boolean sharedByAll;
    private final Map<String, Backoff> backoffs = new BoundedMap<>(MOST);

    LoginBackoffs(Service service) {
        this.sharedByAll = service != Service.ARM;
    }

    /** What holds for a login. */
    synchronized Backoff of(Flow login) {
        return backoffs.getOrDefault(key(login), Backoff.NONE);
    }

    /** A login was told to stay away for so long. */
    synchronized void extend(Flow login, Duration now, Duration asked) {
        backoffs.put(key(login), of(login).extended(now, asked));
    }

    private String key(Flow login) {
        return sharedByAll ? "" : login.name();
    }
}
