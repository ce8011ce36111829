package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.status.Pause;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Whether root credentials give access. Azure is asked when config or root credential have changed,
 * when somebody touches an annotation to have it asked, and every quarter of an hour; in between,
 * the last answer stands, so that a wrong secret causes no storm. A refusal of what is new here is
 * asked about sooner at first, after as long as it has been refused already: a secret that was made
 * a moment ago is not known to every replica of Entra yet.
 */
final class Proofs {
    /** How long Entra may lag, and how often such a refusal is asked about at most. */
    private static final Duration NEW = Duration.ofMinutes(5);

    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<Subject, Proven> last = new ConcurrentHashMap<>();

    private record Subject(String configUID, String fingerprint) {}

    /**
     * @param first when this root credential was first asked about
     */
    private record Proven(
            String version, Instant first, Instant at, Answer<Tenant.Access> answer) {}

    Proofs(Clock clock) {
        this.clock = clock;
    }

    /**
     * The answer of that tenant, or the one it gave last.
     *
     * @param tenant opened with that root credential for that config
     */
    Answer<Tenant.Access> of(AzureConfig config, Root root, Tenant tenant) {
        return of(config, root, tenant::proveAccess);
    }

    /**
     * The same of one in force: an answer of before its told end says nothing of afterwards, so it
     * is asked about once more as soon as that has come. What Entra says then decides, not what was
     * told: a key id may be another password's, and clocks differ.
     */
    Answer<Tenant.Access> of(AzureConfig config, Held held, Tenant tenant) {
        return of(config, held.root(), held.name().expires(), tenant::proveAccess);
    }

    /** The same for another question; one and the same each time. */
    Answer<Tenant.Access> of(
            AzureConfig config, Root root, Supplier<Answer<Tenant.Access>> question) {
        return of(config, root, Optional.empty(), question);
    }

    private Answer<Tenant.Access> of(
            AzureConfig config,
            Root root,
            Optional<Instant> end,
            Supplier<Answer<Tenant.Access>> question) {
        return root.problem(clock.instant())
                .map(Answer::<Tenant.Access>refused)
                .orElseGet(() -> asked(config, root, end, question));
    }

    private Answer<Tenant.Access> asked(
            AzureConfig config,
            Root root,
            Optional<Instant> end,
            Supplier<Answer<Tenant.Access>> question) {
        ObjectMeta meta = config.getMetadata();
        String version = meta.getGeneration() + " " + meta.getAnnotations();
        Subject subject = new Subject(meta.getUid(), root.fingerprint());
        Proven known = last.get(subject);
        if (known != null && known.version().equals(version) && holds(known, end)) {
            return known.answer();
        }
        Answer<Tenant.Access> answer = question.get();
        Instant now = clock.instant();
        last.put(subject, new Proven(version, known == null ? now : known.first(), now, answer));
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

    private boolean holds(Proven known, Optional<Instant> end) {
        Instant now = clock.instant();
        if (end.filter(it -> known.at().isBefore(it) && !now.isBefore(it)).isPresent()) {
            return false;
        }
        Duration stands =
                switch (known.answer()) {
                    case Answer.Given<Tenant.Access> _ -> Pause.RECHECK;
                    case Answer.Refused<Tenant.Access>(Problem problem) -> stands(known, problem);
                };
        return now.isBefore(known.at().plus(Pause.shorter(stands, Pause.RECHECK)));
    }

    private static Duration stands(Proven known, Problem problem) {
        if (problem instanceof Problem.Retryable it) {
            return it.retryAfter().orElse(Duration.ZERO);
        }
        Duration refused = Duration.between(known.first(), known.at());
        boolean isNew = problem.reason() == Reason.CREDENTIAL_REFUSED && refused.compareTo(NEW) < 0;
        if (!isNew) {
            return Pause.RECHECK;
        }
        return refused.compareTo(SHORTEST) < 0 ? SHORTEST : refused;
    }
}
