package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.status.Pause;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a config gives access. Azure is asked when config or Secret have changed, when somebody
 * touches an annotation to have it asked, and every quarter of an hour; in between, the last answer
 * stands, so that a wrong secret causes no storm.
 */
final class Access {
    private final Tenants tenants;
    private final Clock clock;
    private final Map<String, Proven> last = new ConcurrentHashMap<>();

    private record Proven(String version, Instant at, Answer<Tenant.Access> answer) {}

    Access(Tenants tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    Answer<Tenant.Access> prove(AzureConfig config) {
        return tenants.refresh(config).then(it -> prove(config.getMetadata(), it));
    }

    private Answer<Tenant.Access> prove(ObjectMeta config, Tenants.Opened opened) {
        String version = opened.version() + " " + config.getAnnotations();
        Proven known = last.get(config.getUid());
        if (known != null && known.version().equals(version) && holds(known)) {
            return known.answer();
        }
        Answer<Tenant.Access> answer = opened.tenant().proveAccess();
        last.put(config.getUid(), new Proven(version, clock.instant(), answer));
        return answer;
    }

    /** The config is gone. */
    void forget(AzureConfig config) {
        last.remove(config.getMetadata().getUid());
        tenants.forget(config);
    }

    private boolean holds(Proven known) {
        Duration stands =
                known.answer() instanceof Answer.Refused<Tenant.Access>(Problem problem)
                                && problem instanceof Problem.Retryable it
                        ? it.retryAfter().orElse(Duration.ZERO)
                        : Pause.RECHECK;
        return clock.instant().isBefore(known.at().plus(Pause.shorter(stands, Pause.RECHECK)));
    }
}
