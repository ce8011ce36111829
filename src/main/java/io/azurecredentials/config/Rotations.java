package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.RotationSteps.Scene;
import io.azurecredentials.config.rotation.Facts;
import io.azurecredentials.config.rotation.Refusal;
import io.azurecredentials.config.rotation.Rotation;
import io.azurecredentials.config.rotation.Step;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.status.StatusWriter;
import io.azurecredentials.trace.current.CurrentSpan;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the root passwords of one config at a time: facts, step, and again. */
public final class Rotations {
    private static final Logger LOG = LoggerFactory.getLogger(Rotations.class);

    /** More than any pass needs; what is left is done by the next one. */
    private static final int MOST_STEPS = 30;

    /** How soon something is tried again that only time can mend. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** After a race. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final KubernetesClient client;
    private final List<String> namespaces;
    private final Safe safe;
    private final RotationSteps steps;
    private final RootHands hands = new RootHands();
    private final Refusals refusals;
    private final Gate gate;
    private final Clock clock;
    private final Supplier<String> dice;

    /**
     * Nothing is read or written yet.
     *
     * @param clusterID stands in every marker in Azure
     * @param namespaces that are served; empty for all
     * @param dice fresh random words
     */
    public Rotations(
            KubernetesClient client,
            List<String> namespaces,
            Tenants tenants,
            Wanted wanted,
            Safe safe,
            StatusWriter statuses,
            EventRecorder events,
            Gate gate,
            String clusterID,
            Clock clock,
            Supplier<String> dice) {
        this.client = client;
        this.namespaces = List.copyOf(namespaces);
        this.safe = safe;
        this.gate = gate;
        this.clock = clock;
        this.dice = dice;
        this.refusals = new Refusals(clock, LOOK);
        this.steps =
                new RotationSteps(
                        tenants,
                        safe,
                        new RootPasswords(tenants, wanted, clusterID),
                        statuses,
                        events,
                        hands,
                        (key, owner) ->
                                RootSharing.isShared(key, owner, configs(), wanted.variables()),
                        clock);
    }

    /**
     * Does what is due.
     *
     * @param refused why the root in force gives no access, if it does not
     * @param parting whether the config goes and nothing depends on it any more
     */
    Turn run(AzureConfig config, Optional<Problem> refused, boolean parting) {
        gate.pass();
        Scene scene = scene(config, refused, parting);
        for (int i = 0; i < MOST_STEPS; i++) {
            Step step = Rotation.next(scene.facts());
            if (step.isEffect()) {
                Optional<AzureConfig> live = live(config);
                if (live.isEmpty()) {
                    return turn(scene, new Deed.Raced());
                }
                scene = scene(live.get(), refused, parting);
                step = Rotation.next(scene.facts());
            }
            Deed deed = attempt(step, scene);
            if (!(deed instanceof Deed.Moved(AzureConfig moved))) {
                return turn(scene, deed);
            }
            scene = scene(moved, refused, parting);
        }
        return turn(scene, new Deed.Raced());
    }

    /**
     * Takes a step. What is refused is left for a while, and whatever else is due is done beside
     * it; a write to the API server that fails ends the pass.
     */
    private Deed attempt(Step step, Scene scene) {
        Deed deed;
        try {
            deed = steps.take(step, scene);
        } catch (RuntimeException e) {
            deed = new Deed.Failed(Mishap.of(e));
        }
        log(step, scene, deed);
        return switch (deed) {
            case Deed.Failed(Problem problem) -> {
                Refusal refusal = refusals.remember(scene.config(), step, problem);
                yield step.isAskedOfAzure()
                        ? new Deed.Moved(scene.config())
                        : new Deed.Rested(refusal.until(), Optional.of(problem));
            }
            case Deed.Moved moved when step instanceof Step.Save -> {
                refusals.forgetTries(scene.config());
                yield moved;
            }
            case Deed.Moved _, Deed.Raced _, Deed.Rested _, Deed.Finished _ -> deed;
        };
    }

    private static void log(Step step, Scene scene, Deed deed) {
        CurrentSpan.step(step, deed);
        if (step.isEffect()) {
            LOG.atInfo()
                    .addKeyValue("namespace", scene.config().getMetadata().getNamespace())
                    .addKeyValue("name", scene.config().getMetadata().getName())
                    .addKeyValue("step", step.getClass().getSimpleName())
                    .addKeyValue("outcome", deed.getClass().getSimpleName())
                    .log("root step taken");
        }
    }

    private Turn turn(Scene scene, Deed deed) {
        Optional<Problem> problem =
                deed instanceof Deed.Rested rested ? rested.problem() : Optional.empty();
        Instant until =
                deed instanceof Deed.Rested rested ? rested.until() : clock.instant().plus(MOMENT);
        return new Turn(
                scene.config(),
                scene.stored().held(),
                scene.facts().planned(),
                problem.or(() -> refused(scene))
                        .or(
                                () ->
                                        RotationFacts.defect(
                                                scene.config(), scene.stored(), clock.instant())),
                until,
                deed instanceof Deed.Finished);
    }

    /**
     * What was refused is told for as long as it is left, whatever else is done meanwhile; what
     * only a person can mend first.
     */
    private static Optional<Problem> refused(Scene scene) {
        return scene.facts().refused().values().stream()
                .max(Comparator.comparing(Refusal::until))
                .map(Refusal::problem);
    }

    private Scene scene(AzureConfig config, Optional<Problem> refused, boolean parting) {
        Safe.Stored stored = safe.stored(config);
        Facts facts =
                RotationFacts.of(
                        config,
                        stored,
                        hands.of(config.getMetadata().getUid()).map(RootHands.Hand::known),
                        refusals.of(config),
                        refused,
                        parting,
                        clock.instant(),
                        dice.get());
        return new Scene(config, stored, facts);
    }

    private Optional<AzureConfig> live(AzureConfig config) {
        return Optional.ofNullable(
                        client.resources(AzureConfig.class)
                                .inNamespace(config.getMetadata().getNamespace())
                                .withName(config.getMetadata().getName())
                                .get())
                .filter(it -> it.getMetadata().getUid().equals(config.getMetadata().getUid()));
    }

    private List<AzureConfig> configs() {
        MixedOperation<AzureConfig, KubernetesResourceList<AzureConfig>, Resource<AzureConfig>>
                all = client.resources(AzureConfig.class);
        return namespaces.isEmpty()
                ? all.inAnyNamespace().list().getItems()
                : namespaces.stream()
                        .flatMap(it -> all.inNamespace(it).list().getItems().stream())
                        .toList();
    }

    /** The config is gone. */
    void forget(AzureConfig config) {
        hands.drop(config.getMetadata().getUid());
        refusals.forget(config);
    }
}
