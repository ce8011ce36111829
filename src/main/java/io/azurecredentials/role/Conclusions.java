package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.event.Report;
import io.azurecredentials.role.Applications.Result;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.Happenings;
import io.azurecredentials.role.lifecycle.Outlook;
import io.azurecredentials.status.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said of a role once its applications were looked after, and when it is looked at next.
 */
final class Conclusions {
    private static final Logger LOG = LoggerFactory.getLogger(Conclusions.class);

    /** How often a role that is to go looks again, in case that nobody woke it. */
    private static final Duration IN_USE_LOOK = Duration.ofSeconds(30);

    /** After a race. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final RoleStatuses statuses;
    private final Function<AzureRole, Optional<Problem>> obstacle;
    private final Predicate<AzureRole> release;
    private final Clock clock;

    /**
     * @param obstacle why nothing may be issued on what is kept for a role
     * @param release takes the finalizer off, unless somebody has changed the role meanwhile
     */
    Conclusions(
            RoleStatuses statuses,
            Function<AzureRole, Optional<Problem>> obstacle,
            Predicate<AzureRole> release,
            Clock clock) {
        this.statuses = statuses;
        this.obstacle = obstacle;
        this.release = release;
        this.clock = clock;
    }

    /**
     * Everything that it names was found.
     *
     * @param look when it is looked for again
     */
    Duration kept(Result result, Occasion occasion, Duration look) {
        return switch (result.outcome()) {
            case Outcome.Resting(Instant until) ->
                    obstacle.apply(result.role())
                            .map(it -> blocked(result, occasion, it, Optional.of(until)))
                            .orElseGet(() -> said(result, occasion, shorter(look, until)));
            case Outcome.Failed(Problem problem, Optional<Instant> until) ->
                    blocked(result, occasion, problem, until);
            case Outcome.Moved _, Outcome.Raced _, Outcome.Cleared _ -> MOMENT;
        };
    }

    /**
     * Something is in the way of finding what it names; that is what is said, whatever became of
     * applications that are to go.
     */
    Duration unresolved(Result result, Occasion occasion, Problem problem) {
        if (statuses.say(result.role(), entry(result, occasion)).isEmpty()) {
            return MOMENT;
        }
        return switch (result.outcome()) {
            case Outcome.Failed(Problem removal, _) -> {
                statuses.tell(result.role(), removal);
                yield Pause.shorter(Pause.after(problem), Pause.after(removal));
            }
            case Outcome.Resting(Instant until) -> shorter(Pause.after(problem), until);
            case Outcome.Moved _, Outcome.Raced _, Outcome.Cleared _ -> Pause.after(problem);
        };
    }

    /** It is to go, and waits for what was issued from it. */
    Duration waiting(Result result, Occasion occasion) {
        if (result.outcome() instanceof Outcome.Failed(Problem problem, _)) {
            statuses.tell(result.role(), problem);
            return said(result, occasion, Pause.after(problem));
        }
        return said(result, occasion, IN_USE_LOOK);
    }

    /** It is to go, and nothing that was issued from it is left. */
    Duration leaving(Result result, Occasion occasion) {
        return switch (result.outcome()) {
            case Outcome.Cleared _ -> released(result.role());
            case Outcome.Resting(Instant until) ->
                    said(result, occasion, shorter(IN_USE_LOOK, until));
            case Outcome.Failed(Problem problem, Optional<Instant> until) ->
                    blocked(result, occasion, problem, until);
            case Outcome.Moved _, Outcome.Raced _ -> MOMENT;
        };
    }

    /** It is to go, and whatever is left of it stays where it is. */
    Duration abandoned(AzureRole role) {
        Estate estate = Estates.read(role);
        Optional<Report> report = Happenings.abandoned(statuses.owner(role), estate);
        report.ifPresent(
                it -> {
                    statuses.tell(role, List.of(it));
                    LOG.atWarn()
                            .addKeyValue("namespace", role.getMetadata().getNamespace())
                            .addKeyValue("name", role.getMetadata().getName())
                            .addKeyValue("left", Happenings.remains(statuses.owner(role), estate))
                            .log("abandoned in Azure, as the annotation asks");
                });
        return released(role);
    }

    private Duration released(AzureRole role) {
        return release.test(role) ? IN_USE_LOOK : MOMENT;
    }

    private Duration blocked(
            Result result, Occasion occasion, Problem problem, Optional<Instant> until) {
        Conditions since = statuses.since(result.role());
        Estate estate = Estates.read(result.role());
        Entry entry =
                new Entry(
                        occasion.found(),
                        estate,
                        occasion.useCheck(),
                        occasion.login(),
                        Outlook.works(estate, occasion.wish(), occasion.ready())
                                ? since.problemWhileReady(problem)
                                : since.problem(problem));
        if (statuses.record(result.role(), entry, List.of()).isEmpty()) {
            return MOMENT;
        }
        Duration pause = Pause.after(problem);
        return until.map(it -> shorter(pause, it)).orElse(pause);
    }

    private Duration said(Result result, Occasion occasion, Duration next) {
        return statuses.say(result.role(), entry(result, occasion)).isPresent() ? next : MOMENT;
    }

    private Entry entry(Result result, Occasion occasion) {
        return occasion.entry(Estates.read(result.role()), statuses.since(result.role()));
    }

    private Duration shorter(Duration pause, Instant until) {
        return Pause.shorter(pause, Duration.between(clock.instant(), until));
    }
}
