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
 * Whether root credentials give access. Azure is asked when config or root credential have changed,
 * when somebody touches an annotation to have it asked, and every quarter of an hour; in between,
 * the last answer stands, so that a wrong secret causes no storm.
 */
final class Proofs {
    private final Clock clock;
    private final Map<Subject, Proven> last = new ConcurrentHashMap<>();

    private record Subject(String configUID, String fingerprint) {}

    private record Proven(String version, Instant at, Answer<Tenant.Access> answer) {}

    Proofs(Clock clock) {
        this.clock = clock;
    }

    /**
     * The answer of that tenant, or the one it gave last.
     *
     * @param tenant opened with that root credential for that config
     */
    Answer<Tenant.Access> of(AzureConfig config, Root root, Tenant tenant) {
        return root.problem(clock.instant())
                .map(Answer::<Tenant.Access>refused)
                .orElseGet(() -> asked(config, root, tenant));
    }

    private Answer<Tenant.Access> asked(AzureConfig config, Root root, Tenant tenant) {
        ObjectMeta meta = config.getMetadata();
        String version = meta.getGeneration() + " " + meta.getAnnotations();
        Subject subject = new Subject(meta.getUid(), root.fingerprint());
        Proven known = last.get(subject);
        if (known != null && known.version().equals(version) && holds(known)) {
            return known.answer();
        }
        Answer<Tenant.Access> answer = tenant.proveAccess();
        last.put(subject, new Proven(version, clock.instant(), answer));
        return answer;
    }

    /** Only these two matter of a config: the one in force, and the one that its Secret holds. */
    void keepOnly(AzureConfig config, String inForce, String wanted) {
        String uid = config.getMetadata().getUid();
        last.keySet()
                .removeIf(
                        it ->
                                it.configUID().equals(uid)
                                        && !it.fingerprint().equals(inForce)
                                        && !it.fingerprint().equals(wanted));
    }

    /** Asks anew next time. */
    void forget(AzureConfig config) {
        keepOnly(config, "", "");
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
