package io.azurecredentials.role;

import static io.azurecredentials.azure.throttling.Priority.CHECK;
import static io.azurecredentials.azure.throttling.Priority.ISSUANCE;
import static io.azurecredentials.azure.throttling.Priority.REVOCATION;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.application.Blueprints;
import io.azurecredentials.application.Decommissioning;
import io.azurecredentials.application.Entitlement;
import io.azurecredentials.application.Inspections;
import io.azurecredentials.application.Origin;
import io.azurecredentials.application.Presence;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Amendments;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.event.Report;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.Happenings;
import io.azurecredentials.role.lifecycle.InHand;
import io.azurecredentials.role.lifecycle.RoleOwner;
import io.azurecredentials.role.lifecycle.Sight;
import io.azurecredentials.role.lifecycle.Sight.Finding;
import io.azurecredentials.role.lifecycle.Step;
import io.azurecredentials.role.lifecycle.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes the steps that {@code Upkeep} names, and writes down what came of them. */
final class ApplicationSteps {
    private final Origin origin;
    private final RoleStatuses statuses;
    private final Making making;
    private final Hands hands;
    private final Inspections inspections;
    private final Clock clock;

    ApplicationSteps(
            Origin origin,
            RoleStatuses statuses,
            Making making,
            Hands hands,
            Inspections inspections,
            Clock clock) {
        this.origin = origin;
        this.statuses = statuses;
        this.making = making;
        this.hands = hands;
        this.inspections = inspections;
        this.clock = clock;
    }

    Outcome take(Step step, Situation situation) {
        return switch (step) {
            case Step.Reserve(Estate next) -> unhindered(situation, () -> reserve(situation, next));
            case Step.Note(Estate next) -> written(situation, next);
            case Step.Create(Principal principal, Wish.Kept wish) ->
                    unhindered(situation, () -> create(situation, principal, wish));
            case Step.Assign(Principal principal) ->
                    recorded(
                            situation,
                            principal,
                            ISSUANCE,
                            it -> making.assign(it, situation, principal));
            case Step.Give give ->
                    recorded(
                            situation, give.principal(), ISSUANCE, it -> give(it, situation, give));
            case Step.Take take ->
                    recorded(
                            situation, take.principal(), REVOCATION, t -> take(t, situation, take));
            case Step.Inspect(Principal principal) -> inspect(situation, principal);
            case Step.Revoke(Principal principal) ->
                    recorded(
                            situation,
                            principal,
                            REVOCATION,
                            it -> revoke(it, situation, principal));
            case Step.Rest(Instant until) -> new Outcome.Resting(until);
            case Step.Refuse(Problem problem, Instant until) ->
                    new Outcome.Failed(problem, Optional.of(until));
            case Step.Forget _ -> new Outcome.Cleared();
        };
    }

    private Outcome unhindered(Situation situation, Supplier<Outcome> work) {
        return making.obstacle(situation).<Outcome>map(Outcome.Failed::new).orElseGet(work);
    }

    private Outcome reserve(Situation situation, Estate next) {
        Outcome outcome = written(situation, next);
        if (outcome instanceof Outcome.Moved) {
            hands.take(situation.uid(), InHand.reserved(next.lastEpoch(), now()));
        }
        return outcome;
    }

    private Outcome create(Situation situation, Principal principal, Wish.Kept wish) {
        return recorded(
                situation,
                principal,
                ISSUANCE,
                it ->
                        making.create(
                                it, situation, principal, blueprint(situation, principal), wish));
    }

    private Answer<Estate> give(Tenant tenant, Situation situation, Step.Give step) {
        return Entitlement.of(tenant, step.principal())
                .give(step.rights())
                .map(
                        _ ->
                                amended(
                                        situation,
                                        step.principal(),
                                        it -> it.given(step.rights(), step.surplus())));
    }

    private Answer<Estate> take(Tenant tenant, Situation situation, Step.Take step) {
        return Entitlement.of(tenant, step.principal())
                .take(step.rights())
                .map(
                        removed ->
                                amended(
                                        situation,
                                        step.principal(),
                                        it -> it.taken(step.rights(), removed)));
    }

    private Answer<Estate> revoke(Tenant tenant, Situation situation, Principal principal) {
        return Decommissioning.of(tenant, principal, blueprint(situation, principal))
                .map(
                        it ->
                                situation
                                        .estate()
                                        .ledger()
                                        .losing()
                                        .revoked(
                                                principal,
                                                it == Removal.REMOVED,
                                                now(),
                                                situation.facts().settle()))
                .map(situation.estate()::with);
    }

    private Outcome inspect(Situation situation, Principal principal) {
        return switch (in(situation, principal, CHECK, it -> sight(it, principal))) {
            case Answer.Given<Sight>(Sight sight) -> {
                inspections.done(situation.uid(), situation.driftCheck());
                if (sight.whole()) {
                    hands.shown(situation.uid());
                }
                yield found(situation, principal, sight);
            }
            case Answer.Refused<Sight>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    private static Answer<Sight> sight(Tenant tenant, Principal principal) {
        return Presence.of(tenant, principal.ids().orElseThrow())
                .then(
                        it ->
                                it.isEmpty()
                                        ? Answer.given(Sight.NOTHING)
                                        : Entitlement.of(tenant, principal)
                                                .missing(principal.rights().granted())
                                                .map(missing -> new Sight(true, missing)));
    }

    private Outcome found(Situation situation, Principal principal, Sight sight) {
        return switch (sight.of(situation.facts(), principal)) {
            case Finding.Sound _ -> new Outcome.Moved();
            case Finding.Missing(InHand hand, Instant again) -> {
                hands.take(situation.uid(), hand);
                inspections.done(situation.uid(), Duration.between(now(), again));
                yield new Outcome.Moved();
            }
            case Finding.Lost(Estate next) -> written(situation, next, Happenings.lost(principal));
            case Finding.RightsLost(Estate next) ->
                    written(situation, next, Happenings.rightsLost(principal));
        };
    }

    private Outcome recorded(
            Situation situation,
            Principal principal,
            Priority priority,
            Function<Tenant, Answer<Estate>> work) {
        return switch (in(situation, principal, priority, work)) {
            case Answer.Given<Estate>(Estate next) -> written(situation, next);
            case Answer.Refused<Estate>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    private Outcome written(Situation situation, Estate next, Report... more) {
        AzureRole role = situation.role();
        Optional<AzureRole> now =
                statuses.record(
                        role,
                        situation.occasion().entry(next, statuses.since(role)),
                        List.of(more));
        return now.isPresent() ? new Outcome.Moved() : new Outcome.Raced();
    }

    private Estate amended(
            Situation situation, Principal principal, Function<Amendments, Ledger> change) {
        Estate estate = situation.estate();
        Duration settle = situation.facts().settle();
        return estate.with(change.apply(estate.ledger().amending(principal, now(), settle)));
    }

    private <T> Answer<T> in(
            Situation situation,
            Principal principal,
            Priority priority,
            Function<Tenant, Answer<T>> work) {
        Flow flow = new Flow(situation.uid(), priority);
        return origin.tenant(situation.sources(), principal.issuer(), flow)
                .map(it -> it.when(making.confirmation(situation)))
                .then(work);
    }

    private Blueprint blueprint(Situation situation, Principal principal) {
        RoleOwner owner = statuses.owner(situation.role());
        return Blueprints.of(
                owner.uniqueName(principal.epoch()),
                owner.tag(),
                situation.role(),
                situation.sources().of(principal.issuer()),
                Optional.of(situation.role()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
