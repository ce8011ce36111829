package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.application.Confirmation;
import io.azurecredentials.application.Inspections;
import io.azurecredentials.application.Origin;
import io.azurecredentials.application.Sources;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.Facts;
import io.azurecredentials.role.lifecycle.Step;
import io.azurecredentials.role.lifecycle.Upkeep;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.trace.current.CurrentSpan;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after a role's applications: facts, step, outcome, and again until there is no more. */
final class Applications {
    private static final Logger LOG = LoggerFactory.getLogger(Applications.class);

    /** More than any pass needs; what is left is done by the next one. */
    private static final int MOST_STEPS = 50;

    private final KubernetesClient client;
    private final ApplicationSteps steps;
    private final Retention retention;
    private final Hands hands;
    private final Inspections inspections;
    private final Clock clock;

    /** For those of all roles; nothing is read or written yet. */
    static Applications of(
            KubernetesClient client,
            Origin origin,
            RoleStatuses statuses,
            Retention retention,
            Clock clock) {
        Hands hands = new Hands();
        Inspections inspections = new Inspections(clock);
        Making making = new Making(client, hands, clock);
        return new Applications(
                client,
                new ApplicationSteps(origin, statuses, making, hands, inspections, clock),
                retention,
                hands,
                inspections,
                clock);
    }

    private Applications(
            KubernetesClient client,
            ApplicationSteps steps,
            Retention retention,
            Hands hands,
            Inspections inspections,
            Clock clock) {
        this.client = client;
        this.steps = steps;
        this.retention = retention;
        this.hands = hands;
        this.inspections = inspections;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param role as it stands now, as far as is known
     */
    record Result(AzureRole role, Outcome outcome) {}

    /** Works until it rests, fails or is done. */
    Result keep(AzureRole cached, Occasion occasion) {
        Situation situation = gather(cached, occasion);
        Step step = Upkeep.next(situation.facts());
        for (int i = 0; i < MOST_STEPS; i++) {
            if (step.isEffect() || i > 0) {
                Optional<AzureRole> live = live(cached);
                if (live.isEmpty()) {
                    return new Result(cached, new Outcome.Raced());
                }
                situation = gather(live.get(), occasion);
                step = Upkeep.next(situation.facts());
            }
            Outcome outcome = take(step, situation);
            if (outcome instanceof Outcome.Cleared) {
                hands.drop(situation.uid());
                inspections.drop(situation.uid());
            }
            if (!(outcome instanceof Outcome.Moved)) {
                return new Result(situation.role(), outcome);
            }
        }
        return new Result(situation.role(), new Outcome.Raced());
    }

    /** What is in the way of one step is no reason to leave other things undone. */
    private Outcome take(Step step, Situation situation) {
        Outcome outcome = attempt(step, situation);
        if (outcome instanceof Outcome.Failed) {
            for (Step other : Upkeep.besides(situation.facts(), step)) {
                if (attempt(other, situation) instanceof Outcome.Moved moved) {
                    return moved;
                }
            }
        }
        return outcome;
    }

    private Outcome attempt(Step step, Situation situation) {
        Outcome outcome;
        try {
            outcome = steps.take(step, situation);
        } catch (Confirmation.Overtaken _) {
            hands.drop(situation.uid());
            outcome = new Outcome.Raced();
        } catch (RuntimeException e) {
            hands.drop(situation.uid());
            outcome = new Outcome.Failed(Mishap.of(e));
        }
        CurrentSpan.step(step, outcome);
        if (step.isEffect()) {
            LOG.atInfo()
                    .addKeyValue("namespace", situation.role().getMetadata().getNamespace())
                    .addKeyValue("name", situation.role().getMetadata().getName())
                    .addKeyValue("step", step.getClass().getSimpleName())
                    .addKeyValue("outcome", outcome.getClass().getSimpleName())
                    .log("step taken");
        }
        return outcome;
    }

    /** From the API server itself; empty if it is not what was looked at, or may go at any time. */
    private Optional<AzureRole> live(AzureRole cached) {
        return Optional.ofNullable(client.resource(cached).get())
                .filter(it -> it.hasFinalizer(RoleReconciler.FINALIZER))
                .filter(it -> it.getMetadata().getUid().equals(cached.getMetadata().getUid()))
                .filter(it -> isSame(it, cached));
    }

    private static boolean isSame(AzureRole live, AzureRole cached) {
        return Objects.equals(
                        live.getMetadata().getGeneration(), cached.getMetadata().getGeneration())
                && Objects.equals(
                        live.getMetadata().getDeletionTimestamp(),
                        cached.getMetadata().getDeletionTimestamp());
    }

    private Situation gather(AzureRole role, Occasion occasion) {
        Estate estate = Estates.read(role);
        Sources sources = Sources.of(occasion.config(), estate.issuers(), this::config);
        String uid = role.getMetadata().getUid();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Facts facts =
                new Facts(
                        now,
                        occasion.wish(),
                        Situation.settle(sources),
                        estate,
                        inUse(estate),
                        hands.of(uid),
                        inspections.next(uid, Situation.driftCheck(occasion.config())));
        return new Situation(role, occasion, sources, facts);
    }

    private Optional<AzureConfig> config(NamespacedName name) {
        return Optional.ofNullable(
                client.resources(AzureConfig.class)
                        .inNamespace(name.namespace())
                        .withName(name.name())
                        .get());
    }

    private Set<Integer> inUse(Estate estate) {
        return estate.superseded()
                .filter(it -> it.ids().map(Ids::objectID).filter(retention::isUsed).isPresent())
                .map(Principal::epoch)
                .collect(Collectors.toSet());
    }
}
