package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.Consumer;
import io.azurecredentials.application.Inspections;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Rollout;
import io.azurecredentials.credential.lifecycle.Rollouts;
import io.azurecredentials.credential.rollout.Found;
import io.azurecredentials.credential.rollout.Mark;
import io.azurecredentials.credential.rollout.Restart;
import io.azurecredentials.credential.rollout.Workload;
import io.azurecredentials.credential.rollout.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the consumers of a credential restarted, and sees how far they have come. */
final class Rolling {
    private final CredentialStatuses statuses;
    private final Workloads workloads;
    private final Inspections inspections;

    Rolling(CredentialStatuses statuses, Workloads workloads, Inspections inspections) {
        this.statuses = statuses;
        this.workloads = workloads;
        this.inspections = inspections;
    }

    /** Who cannot be asked is no reason to leave others as they are. */
    Outcome roll(Situation situation, Key key) {
        List<Consumer> consumers = situation.credential().getSpec().rolloutRestart();
        return switch (workloads.find(
                situation.namespace(), consumers == null ? List.of() : consumers)) {
            case Answer.Given<Found>(Found found) -> roll(situation, key, found);
            case Answer.Refused<Found>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    private Outcome roll(Situation situation, Key key, Found found) {
        List<Workload> asked = new ArrayList<>();
        List<String> missing = new ArrayList<>(found.missing());
        List<Outcome> obstacles =
                new ArrayList<>(
                        found.obstacles().stream().<Outcome>map(Outcome.Failed::new).toList());
        for (Workload workload : found.workloads()) {
            switch (workloads.restart(workload, mark(situation, key))) {
                case Answer.Given<Restart>(Restart restart) -> {
                    switch (restart) {
                        case ASKED -> asked.add(workload);
                        case GONE -> missing.add(workload.reference());
                        case CHANGED -> obstacles.add(new Outcome.Raced());
                    }
                }
                case Answer.Refused<Restart>(Problem problem) ->
                        obstacles.add(new Outcome.Failed(problem));
            }
        }
        return obstacles.isEmpty()
                ? written(situation, rolled(situation, key, asked, missing))
                : gravest(obstacles);
    }

    /** What only has to be read again does not wait for what somebody has to allow. */
    private static Outcome gravest(List<Outcome> obstacles) {
        return obstacles.stream()
                .filter(Outcome.Raced.class::isInstance)
                .findFirst()
                .orElseGet(obstacles::getFirst);
    }

    private static Ledger rolled(
            Situation situation, Key key, List<Workload> asked, List<String> missing) {
        return Rollouts.rolled(
                situation.facts(),
                key,
                asked.stream().map(Workload::reference).toList(),
                asked.stream().map(Workload::uid).toList(),
                missing);
    }

    /** Looked at again in a while, whatever came of it. */
    Outcome watch(Situation situation, Key key) {
        inspections.watched(situation.uid());
        return switch (unfinished(situation, key)) {
            case Answer.Given<List<String>>(List<String> unfinished) ->
                    Rollouts.watched(situation.facts(), key, unfinished)
                            .map(it -> written(situation, it))
                            .orElseGet(Outcome.Moved::new);
            case Answer.Refused<List<String>>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    /** One that is gone is not waited for; after its time, nothing is that cannot be looked at. */
    private Answer<List<String>> unfinished(Situation situation, Key key) {
        Rollout rollout = key.rollout().orElseThrow();
        List<String> unfinished = new ArrayList<>();
        for (String reference : rollout.consumers()) {
            switch (workloads.read(situation.namespace(), reference)) {
                case Answer.Given<Optional<Workload>>(Optional<Workload> workload) ->
                        workload.filter(it -> !it.runsWith(mark(situation, key)))
                                .filter(it -> !it.runsAnew(rollout.uid(reference)))
                                .ifPresent(_ -> unfinished.add(reference));
                case Answer.Refused<Optional<Workload>>(Problem problem) -> {
                    if (!Rollouts.hasTimedOut(situation.facts(), rollout)) {
                        return Answer.refused(problem);
                    }
                    unfinished.add(reference);
                }
            }
        }
        return Answer.given(unfinished);
    }

    private Outcome written(Situation situation, Ledger next) {
        return statuses.record(situation, next, situation.facts().inHand())
                ? new Outcome.Moved()
                : new Outcome.Raced();
    }

    private static Mark mark(Situation situation, Key key) {
        return Mark.of(situation.credential().getMetadata().getName(), key.keyID().orElseThrow());
    }
}
