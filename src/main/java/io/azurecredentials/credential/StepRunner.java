package io.azurecredentials.credential;

import static io.azurecredentials.azure.throttling.Priority.CHECK;
import static io.azurecredentials.azure.throttling.Priority.ISSUANCE;
import static io.azurecredentials.azure.throttling.Priority.REVOCATION;

import io.azurecredentials.application.Inspections;
import io.azurecredentials.application.Origin;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.credential.lifecycle.Delivery;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Step;
import io.azurecredentials.credential.rollout.Workloads;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.Finalizers;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Takes the steps that {@code Lifecycle} names, and writes down what came of them. */
final class StepRunner {
    private final Anchors anchors;
    private final KubernetesClient client;
    private final Clock clock;
    private final Origin origin;
    private final CredentialStatuses statuses;
    private final Hands hands;
    private final Issuance issuance;
    private final Publication publication;
    private final RightsKeeper rights;
    private final Revocation revocation;
    private final Inspection inspection;
    private final Farewell farewell;
    private final Rolling rolling;

    StepRunner(
            Anchors anchors,
            KubernetesClient client,
            Tenants tenants,
            CredentialStatuses statuses,
            SecretPublisher secrets,
            Hands hands,
            Inspections inspections,
            Workloads workloads,
            Gate gate,
            Clock clock) {
        this.anchors = anchors;
        this.client = client;
        this.clock = clock;
        this.origin = new Origin(tenants);
        this.statuses = statuses;
        this.farewell =
                new Farewell(
                        statuses,
                        secrets,
                        hands,
                        inspections,
                        new Finalizers(client, gate),
                        new Deletion(client),
                        gate);
        this.hands = hands;
        this.issuance = new Issuance(statuses, hands);
        this.publication = new Publication(statuses, secrets, hands, clock);
        this.rights = new RightsKeeper(statuses, anchors, clock);
        this.revocation = new Revocation();
        this.inspection = new Inspection(statuses, inspections);
        this.rolling = new Rolling(statuses, workloads, inspections);
    }

    Outcome take(Step step, Situation situation) {
        return switch (step) {
            case Step.Reserve(Ledger next) -> reserve(situation, next);
            case Step.Create(Principal principal, _) ->
                    anchors.obstacleToMaking(situation, principal)
                            .<Outcome>map(Outcome.Failed::new)
                            .orElseGet(() -> create(situation, principal));
            case Step.Assign(Principal principal, _) ->
                    inTenant(
                            situation,
                            principal,
                            ISSUANCE,
                            it -> issuance.assign(it, situation, principal));
            case Step.Issue(Principal principal, Key key) ->
                    anchors.obstacleToIssuing(situation, principal)
                            .<Outcome>map(Outcome.Failed::new)
                            .orElseGet(() -> issue(situation, principal, key));
            case Step.Prove(Principal principal, _) ->
                    inTenant(
                            situation,
                            principal,
                            ISSUANCE,
                            it -> issuance.prove(it, situation, principal));
            case Step.Publish(Principal principal, Key key, String keyID) ->
                    publication.publish(situation, principal, key, keyID);
            case Step.Note(Key key, Delivery.Holds delivery) ->
                    publication.note(situation, situation.facts(), key, delivery);
            case Step.Amend(Ledger next) -> rights.amend(situation, next);
            case Step.Give give ->
                    inTenant(
                            situation,
                            give.principal(),
                            ISSUANCE,
                            it -> rights.give(it, situation, give));
            case Step.Take take ->
                    inTenant(
                            situation,
                            take.principal(),
                            REVOCATION,
                            it -> rights.take(it, situation, take));
            case Step.Retire(Principal principal, Key key) ->
                    inTenant(
                            situation,
                            principal,
                            REVOCATION,
                            it -> retire(it, situation, principal, key));
            case Step.Revoke(Principal principal) ->
                    inTenant(
                            situation,
                            principal,
                            REVOCATION,
                            it -> revoke(it, situation, principal));
            case Step.Inspect(Principal principal, Key key) ->
                    inTenant(
                            situation,
                            principal,
                            CHECK,
                            it -> inspection.inspect(it, situation, principal, key));
            case Step.Extend(Ledger next) -> publication.extend(situation, next);
            case Step.End(Ledger next) -> end(situation, next);
            case Step.Withdraw(String name) -> farewell.withdraw(situation, name);
            case Step.Discard _ -> farewell.discard(situation);
            case Step.Roll(Key key) -> rolling.roll(situation, key);
            case Step.Watch(Key key) -> rolling.watch(situation, key);
            case Step.Rest rest -> rest(situation, rest);
            case Step.Refuse refuse -> refuse(situation, refuse);
            case Step.Forget _ -> farewell.forget(situation);
        };
    }

    private Outcome create(Situation situation, Principal principal) {
        return inTenant(
                situation, principal, ISSUANCE, it -> issuance.create(it, situation, principal));
    }

    private Outcome issue(Situation situation, Principal principal, Key key) {
        return inTenant(
                situation,
                principal,
                ISSUANCE,
                it -> issuance.issue(it, situation, principal, key));
    }

    private Outcome reserve(Situation situation, Ledger next) {
        if (!statuses.record(situation, next, next.claim())) {
            return new Outcome.Raced();
        }
        next.claim().ifPresent(it -> hands.take(situation.uid(), it));
        return new Outcome.Moved();
    }

    private Outcome retire(Tenant tenant, Situation situation, Principal principal, Key key) {
        Answer<Removal> answer = revocation.retire(tenant, situation, principal, key);
        return recorded(
                answer,
                situation,
                removed ->
                        situation
                                .facts()
                                .ledger()
                                .losing()
                                .retired(key, removed, situation.facts().now(), settle(situation)));
    }

    private Outcome revoke(Tenant tenant, Situation situation, Principal principal) {
        Answer<Removal> answer = revocation.revoke(tenant, situation, principal);
        return recorded(
                answer,
                situation,
                removed ->
                        situation
                                .facts()
                                .ledger()
                                .losing()
                                .revoked(
                                        principal,
                                        removed,
                                        situation.facts().now(),
                                        settle(situation)));
    }

    private Outcome recorded(
            Answer<Removal> answer, Situation situation, Function<Boolean, Ledger> change) {
        return switch (answer) {
            case Answer.Given<Removal>(Removal removal) -> {
                Ledger next = change.apply(removal == Removal.REMOVED);
                boolean written = statuses.record(situation, next, situation.facts().inHand());
                yield written ? new Outcome.Moved() : new Outcome.Raced();
            }
            case Answer.Refused<Removal>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    private Outcome rest(Situation situation, Step.Rest rest) {
        return statuses.say(situation, rest)
                ? new Outcome.Resting(rest.until())
                : new Outcome.Raced();
    }

    private Outcome refuse(Situation situation, Step.Refuse refuse) {
        return statuses.say(situation, refuse.problem())
                ? new Outcome.Resting(refuse.until())
                : new Outcome.Raced();
    }

    private Outcome end(Situation situation, Ledger next) {
        hands.drop(situation.uid());
        return statuses.record(situation, next, Optional.empty())
                ? new Outcome.Moved()
                : new Outcome.Raced();
    }

    /** Works on the tenant this was, or will be, made in, and on no other. */
    private Outcome inTenant(
            Situation situation,
            Principal principal,
            Priority priority,
            Function<Tenant, Outcome> work) {
        Flow flow = new Flow(situation.uid(), priority);
        return switch (origin.tenant(situation.sources(), principal.issuer(), flow)) {
            case Answer.Given<Tenant>(Tenant it) ->
                    work.apply(it.when(situation.confirmation(client, clock)));
            case Answer.Refused<Tenant>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    private static Duration settle(Situation situation) {
        return situation.facts().patience().settle();
    }
}
