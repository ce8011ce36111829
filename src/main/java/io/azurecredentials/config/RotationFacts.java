package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.RootRotation;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.rotation.Asked;
import io.azurecredentials.config.rotation.Facts;
import io.azurecredentials.config.rotation.InHand;
import io.azurecredentials.config.rotation.Patience;
import io.azurecredentials.config.rotation.Plan;
import io.azurecredentials.config.rotation.Refusal;
import io.azurecredentials.config.rotation.Schedule;
import io.azurecredentials.config.rotation.Step;
import io.fabric8.kubernetes.api.model.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads what a decision about a rotation needs from config, status and the operator's Secret. */
final class RotationFacts {
    private static final String ROTATE = "azurecredentials.io/rotate-requested-at";
    private static final String ABANDON = "azurecredentials.io/abandon";
    private static final java.time.Duration GRACE = java.time.Duration.ofMinutes(5);
    private static final java.time.Duration TTL = java.time.Duration.ofHours(4380);

    private RotationFacts() {}

    /**
     * All of it at one moment.
     *
     * @param refusals steps that were refused a moment ago
     * @param refused why the root in force gives no access, if it does not
     * @param parting whether the config goes and nothing depends on it any more
     */
    static Facts of(
            AzureConfig config,
            Safe.Stored stored,
            Optional<InHand> inHand,
            Map<Step, Refusal> refusals,
            Optional<Problem> refused,
            boolean parting,
            Instant now,
            String dice) {
        AzureConfigSpec spec = config.getSpec();
        Optional<Problem> nothing = nothingToRotate(stored);
        Answer<Plan> plan = nothing.isEmpty() ? plan(spec, now) : Answer.given(new Plan.OnDemand());
        return new Facts(
                now,
                new Asked(
                        plan instanceof Answer.Given<Plan>(Plan it) ? it : new Plan.OnDemand(),
                        Optional.ofNullable(spec.rootRotation())
                                .map(it -> it.gracePeriod().getDuration())
                                .orElse(GRACE),
                        annotation(config, ROTATE),
                        spec.suspend(),
                        nothing.or(() -> refused),
                        parting,
                        annotation(config, ABANDON).isPresent()),
                patience(spec),
                RootLedger.of(config),
                stored.kept().filter(_ -> config.getStatus() != null),
                inHand,
                refusals,
                dice);
    }

    /** What is wrong with the spec's wish, whether or not anything is due. */
    static Optional<Problem> defect(AzureConfig config, Safe.Stored stored, Instant now) {
        return plan(config.getSpec(), now) instanceof Answer.Refused<Plan>(Problem problem)
                ? Optional.of(problem)
                : Optional.ofNullable(config.getSpec().rootRotation())
                        .filter(it -> it.period() != null || it.schedule() != null)
                        .flatMap(_ -> nothingToRotate(stored));
    }

    /** How long a password that is made now lives. */
    static java.time.Duration passwordTTL(AzureConfig config) {
        return Optional.ofNullable(config.getSpec().rootRotation())
                .map(it -> it.passwordTTL().getDuration())
                .orElse(TTL);
    }

    static Patience patience(AzureConfigSpec spec) {
        AzureConfigSpec.Propagation it = spec.propagation();
        return new Patience(
                it.successes(),
                it.interval().getDuration(),
                it.timeout().getDuration(),
                it.settle().getDuration());
    }

    private static Answer<Plan> plan(AzureConfigSpec spec, Instant now) {
        RootRotation wanted = spec.rootRotation();
        if (wanted == null || (wanted.period() == null && wanted.schedule() == null)) {
            return Answer.given(new Plan.OnDemand());
        }
        if (wanted.period() != null) {
            return Answer.given(new Plan.Every(wanted.period().getDuration()));
        }
        return Schedule.read(String.valueOf(wanted.schedule()), now)
                .map(
                        it ->
                                new Plan.At(
                                        it,
                                        Optional.ofNullable(wanted.window())
                                                .map(Duration::getDuration)));
    }

    /** What the operator's pod has is not the config's to replace, a client secret or not. */
    private static Optional<Problem> nothingToRotate(Safe.Stored stored) {
        return stored.held()
                .filter(it -> !(it.root() instanceof Root.ClientSecret))
                .map(
                        _ ->
                                new Problem.UserError(
                                        Reason.NOTHING_TO_ROTATE,
                                        "The root credential is not a client secret from the config's Secret, so there is nothing to rotate; remove rootRotation and the annotation "
                                                + ROTATE
                                                + "."));
    }

    private static Optional<String> annotation(AzureConfig config, String name) {
        return Optional.ofNullable(config.getMetadata().getAnnotations())
                .map((Map<String, String> it) -> it.get(name))
                .filter(it -> !it.isEmpty());
    }
}
