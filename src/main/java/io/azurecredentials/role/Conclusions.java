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
    private final Search search;
    private final Retention retention;
    private final Clock clock;

    Conclusions(RoleStatuses statuses, Search search, Retention retention, Clock clock) {
        this.statuses = statuses;
        this.search = search;
        this.retention = retention;
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
                    search.obstacle(result.role())
                            .map(it -> blocked(result, occasion, it))
                            .orElseGet(() -> said(result, occasion, shorter(look, until)));
            case Outcome.Failed(Problem problem) -> blocked(result, occasion, problem);
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
        Duration pause = Pause.after(problem);
        return result.outcome() instanceof Outcome.Resting(Instant until)
                ? shorter(pause, until)
                : pause;
    }

    /** It is to go, and waits for what was issued from it. */
    Duration waiting(Result result, Occasion occasion) {
        return said(result, occasion, IN_USE_LOOK);
    }

    /** It is to go, and nothing that was issued from it is left. */
    Duration leaving(Result result, Occasion occasion) {
        return switch (result.outcome()) {
            case Outcome.Cleared _ -> released(result.role());
            case Outcome.Resting(Instant until) ->
                    said(result, occasion, shorter(IN_USE_LOOK, until));
            case Outcome.Failed(Problem problem) -> blocked(result, occasion, problem);
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
        return retention.release(role) ? IN_USE_LOOK : MOMENT;
    }

    private Duration blocked(Result result, Occasion occasion, Problem problem) {
        Conditions since = statuses.since(result.role());
        Estate estate = Estates.read(result.role());
        Entry entry =
                new Entry(
                        occasion.found(),
                        estate,
                        occasion.useCheck(),
                        Outlook.works(estate, occasion.wish(), occasion.ready())
                                ? since.problemWhileReady(problem)
                                : since.problem(problem));
        return statuses.record(result.role(), entry, List.of()).isPresent()
                ? Pause.after(problem)
                : MOMENT;
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
