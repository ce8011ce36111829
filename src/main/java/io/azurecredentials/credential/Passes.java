package io.azurecredentials.credential;

import io.azurecredentials.admission.UseGuard;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.application.Confirmation;
import io.azurecredentials.application.Inspections;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Result;
import io.azurecredentials.config.RootApplications;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.credential.lifecycle.Lifecycle;
import io.azurecredentials.credential.lifecycle.Step;
import io.azurecredentials.credential.lifecycle.Work;
import io.azurecredentials.credential.rollout.Workloads;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.status.Pause;
import io.azurecredentials.status.StatusWriter;
import io.azurecredentials.trace.current.CurrentSpan;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over one credential: facts, step, outcome, and again until there is nothing to do. */
public final class Passes {
    private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

    /** More than any pass needs; what is left is done by the next one. */
    private static final int MOST_STEPS = 50;

    private final FactsGatherer gatherer;
    private final StepRunner runner;
    private final CredentialStatuses statuses;
    private final Gate gate;
    private final Consumer<String> forget;
    private final Tally tally;
    private final UnderWay underWay = new UnderWay();

    /**
     * @param admittance of roles and configs to other namespaces
     * @param operatorNamespace where the operator's ServiceAccount is
     * @param tally told of what is finished, and of tries that failed
     * @param clusterID stands in every tag and marker in Azure
     * @param dice fresh random words
     * @param drawers how long those live who drew something over HTTP
     */
    public Passes(
            KubernetesClient client,
            Tenants tenants,
            RootApplications roots,
            UseGuard guard,
            Hands hands,
            Gate gate,
            EventRecorder events,
            Admittance admittance,
            Tally tally,
            String operatorNamespace,
            String clusterID,
            Clock clock,
            Supplier<String> dice,
            Drawers drawers) {
        this.gate = gate;
        this.tally = tally;
        Inspections inspections = new Inspections(clock);
        this.forget =
                uid -> {
                    hands.drop(uid);
                    inspections.drop(uid);
                };
        this.gatherer =
                new FactsGatherer(
                        client,
                        guard,
                        admittance,
                        hands,
                        inspections,
                        clusterID,
                        clock,
                        dice,
                        new DrawFacts(client, operatorNamespace, drawers));
        this.statuses = new CredentialStatuses(new StatusWriter(client, gate), events, tally);
        this.runner =
                new StepRunner(
                        new Anchors(client, roots),
                        client,
                        tenants,
                        statuses,
                        new SecretPublisher(client, gate, operatorNamespace),
                        hands,
                        inspections,
                        new Workloads(client, gate, operatorNamespace),
                        gate,
                        clock);
    }

    /**
     * Works on a credential until it rests, fails or is finished.
     *
     * @param secrets by name, from a cache
     */
    Outcome run(
            AzureCredential cached,
            Function<String, Optional<Secret>> secrets,
            FactsGatherer.References references) {
        return underWay.alone(
                cached.getMetadata().getUid(), () -> pass(cached, secrets, references));
    }

    private Outcome pass(
            AzureCredential cached,
            Function<String, Optional<Secret>> secrets,
            FactsGatherer.References references) {
        gate.pass();
        Situation situation = gatherer.cached(cached, secrets, references);
        Step step = Lifecycle.next(situation.facts());
        for (int i = 0; i < MOST_STEPS; i++) {
            if (step.isEffect() || i > 0 || !gatherer.isChecked(situation)) {
                Optional<Situation> live = gatherer.live(cached, references);
                if (live.isEmpty()) {
                    forget.accept(cached.getMetadata().getUid());
                    return new Outcome.Gone();
                }
                situation = live.get();
                step = Lifecycle.next(situation.facts());
            }
            Outcome outcome = take(step, situation, references);
            if (!(outcome instanceof Outcome.Moved)) {
                return outcome;
            }
        }
        return new Outcome.Moved();
    }

    private Outcome take(Step step, Situation situation, FactsGatherer.References references) {
        Outcome outcome = attempt(step, situation);
        return outcome instanceof Outcome.Failed(Problem problem)
                ? failed(situation, step, problem, references)
                : outcome;
    }

    /**
     * What is in the way of one step is no reason to leave other things undone; they are decided on
     * what the API server says now.
     */
    private Outcome failed(
            Situation situation, Step step, Problem problem, FactsGatherer.References references) {
        Optional<Step.Refuse> refusal = graver(step, situation);
        statuses.say(situation, refusal.map(Step.Refuse::problem).orElse(problem));
        Optional<Situation> live = gatherer.live(situation.credential(), references);
        for (Step other :
                live.stream()
                        .flatMap(it -> Lifecycle.besides(it.facts(), step).stream())
                        .toList()) {
            if (attempt(other, live.get()) instanceof Outcome.Moved moved) {
                return moved;
            }
        }
        if (refusal.isPresent()) {
            return new Outcome.Resting(
                    earlier(refusal.get().until(), Lifecycle.comeBack(situation.facts())));
        }
        return switch (problem) {
            case Problem.Retryable it when it.retryAfter().isEmpty() -> new Outcome.Failed(it);
            case Problem.Retryable it -> new Outcome.Resting(until(situation, it));
            case Problem.UserError _, Problem.Denied _, Problem.Terminal _ ->
                    new Outcome.Resting(Lifecycle.comeBack(situation.facts()));
        };
    }

    private static Instant until(Situation situation, Problem.Retryable problem) {
        Instant asked = situation.facts().now().plus(Pause.after(problem));
        return earlier(asked, Lifecycle.comeBack(situation.facts()));
    }

    /** Whoever may not restart consumers must not hide what is wrong with the credential. */
    private static Optional<Step.Refuse> graver(Step step, Situation situation) {
        return step instanceof Step.Roll || step instanceof Step.Watch
                ? Lifecycle.refusal(situation.facts())
                : Optional.empty();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private Outcome attempt(Step step, Situation situation) {
        Outcome outcome;
        try {
            outcome = runner.take(step, situation);
        } catch (Confirmation.Overtaken _) {
            outcome = new Outcome.Raced();
        } catch (RuntimeException e) {
            outcome = new Outcome.Failed(Mishap.of(e));
        }
        if (outcome instanceof Outcome.Failed(Problem problem)) {
            Work.of(step, situation.facts()).ifPresent(it -> tally.add(it, Result.of(problem)));
        }
        log(step, situation, outcome);
        return outcome;
    }

    private static void log(Step step, Situation situation, Outcome outcome) {
        CurrentSpan.step(step, outcome);
        if (step.isEffect()) {
            LOG.atInfo()
                    .addKeyValue("namespace", situation.namespace())
                    .addKeyValue("name", situation.credential().getMetadata().getName())
                    .addKeyValue("step", step.getClass().getSimpleName())
                    .addKeyValue("outcome", outcome.getClass().getSimpleName())
                    .log("step taken");
        }
    }
}
