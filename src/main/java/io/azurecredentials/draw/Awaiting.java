package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.status.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One caller's wait for one draw. What was taken for him is kept until it is written down that he
 * has it, however often that takes: an answer of the API server may be lost after it took effect.
 * Of one thread.
 */
final class Awaiting {
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** Whether he is there can be told by then. */
    private static final Duration GLANCE = Duration.ofMillis(1);

    /** So that nobody takes it for one whose caller has gone. */
    private static final Duration REFRESH = Duration.ofSeconds(4);

    private static final int TRIES = 3;

    private final Records records;
    private final Handover handover;
    private final Ends ends;
    private final InstantSource clock;
    private final AzureCredential object;
    private Optional<Text> read = Optional.empty();
    private Instant takenAt = Instant.EPOCH;
    private Optional<Drawn> refused = Optional.empty();

    Awaiting(
            Records records,
            Handover handover,
            Ends ends,
            InstantSource clock,
            AzureCredential object) {
        this.records = records;
        this.handover = handover;
        this.ends = ends;
        this.clock = clock;
        this.object = object;
    }

    /** Comes back once it is his, or cannot be, or he has gone. */
    Drawn outcome(Patience caller) {
        Instant marked = now();
        Duration pause = SHORTEST;
        Optional<Drawn> outcome = tryLook();
        while (outcome.isEmpty() && caller.lasts(pause)) {
            pause = longer(pause);
            if (!now().isBefore(marked.plus(REFRESH))) {
                marked = isDone(it -> records.isMarked(it, now())) ? now() : marked;
            }
            outcome = tryLook();
        }
        return outcome.map(it -> stillWanted(it, caller)).orElseGet(this::left);
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(5).dividedBy(4);
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }

    /** Another one may have it, unless it was taken already. */
    private Drawn left() {
        if (read.isPresent()) {
            ends.end(object, takenAt);
        } else {
            for (int i = 0; i < TRIES && !isDone(records::isMarkedLeft); i++) {
                // The leader writes to it as well
            }
        }
        return new Drawn.Left();
    }

    /** Whoever went away while it was taken for him will never have it, and nobody else can. */
    private Drawn stillWanted(Drawn outcome, Patience caller) {
        if (!(outcome instanceof Drawn.Given) || caller.lasts(GLANCE)) {
            return outcome;
        }
        ends.end(object, takenAt);
        return new Drawn.Left();
    }

    /** An API server that does not answer is asked again, for as long as the caller waits. */
    private Optional<Drawn> tryLook() {
        return switch (Mishap.guard(() -> Answer.given(look()))) {
            case Answer.Given<Optional<Drawn>>(Optional<Drawn> outcome) -> outcome;
            case Answer.Refused<Optional<Drawn>> _ -> Optional.empty();
        };
    }

    private Optional<Drawn> look() {
        Optional<AzureCredential> now = records.again(object).filter(it -> !Lease.isGoing(it));
        if (now.isEmpty()) {
            return refused.or(() -> Optional.of(new Drawn.Over()));
        }
        return Lease.deliveredAt(now.get()).isPresent()
                ? Optional.of(given(now.get()).orElseGet(Drawn.Over::new))
                : taken(now.get()).or(() -> obstacle(now.get()).map(it -> given(now.get(), it)));
    }

    private Optional<Drawn> taken(AzureCredential now) {
        if (read.isEmpty()) {
            takenAt = now().truncatedTo(ChronoUnit.SECONDS);
        }
        boolean gone = handover.isTaken(now, text -> read = Optional.of(text));
        return gone && read.isPresent()
                ? handover.deliver(now, takenAt).flatMap(this::given)
                : Optional.empty();
    }

    /** Whoever wrote it down has it. */
    private Optional<Drawn> given(AzureCredential delivered) {
        return Lease.of(delivered)
                .filter(_ -> Lease.deliveredAt(delivered).filter(takenAt::equals).isPresent())
                .flatMap(lease -> read.map(text -> new Drawn.Given(lease, text)));
    }

    /** What a person has to see to is not waited for. */
    private Drawn given(AzureCredential now, Condition stalled) {
        Drawn told = new Drawn.Refused(stalled.message());
        refused = Optional.of(told);
        records.delete(now);
        return told;
    }

    private static Optional<Condition> obstacle(AzureCredential object) {
        return Lease.status(object)
                .filter(it -> it.lease() == null)
                .map(AzureCredentialStatus::conditions)
                .orElse(List.of())
                .stream()
                .filter(it -> it.type().equals(Condition.STALLED) && it.holds())
                .findFirst();
    }

    private boolean isDone(Predicate<AzureCredential> write) {
        return switch (Mishap.guard(
                () -> Answer.given(records.again(object).filter(write).isPresent()))) {
            case Answer.Given<Boolean>(Boolean done) -> done;
            case Answer.Refused<Boolean> _ -> false;
        };
    }

    private Instant now() {
        return clock.instant();
    }
}
