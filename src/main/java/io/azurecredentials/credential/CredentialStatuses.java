package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Target;
import io.azurecredentials.application.Recorded;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Result;
import io.azurecredentials.credential.lifecycle.Draw;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Happenings;
import io.azurecredentials.credential.lifecycle.InHand;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Lifecycle;
import io.azurecredentials.credential.lifecycle.Outlook;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Renewal;
import io.azurecredentials.credential.lifecycle.Step;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.credential.lifecycle.Work;
import io.azurecredentials.event.Transition;
import io.azurecredentials.role.policy.Limits;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.StatusWriter;
import io.azurecredentials.trace.current.CurrentSpan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole status of an AzureCredential, built anew from the ledger each time and written only if
 * it says something new.
 */
final class CredentialStatuses {
    private final StatusWriter writer;
    private final EventRecorder events;
    private final Tally tally;

    CredentialStatuses(StatusWriter writer, EventRecorder events, Tally tally) {
        this.writer = writer;
        this.events = events;
        this.tally = tally;
    }

    /**
     * Writes down what was meant or done; the conditions say what comes next.
     *
     * @return whether it was written; if not, the object has changed
     */
    boolean record(Situation before, Ledger ledger, Optional<InHand> hand) {
        Facts after = before.facts().after(ledger, hand);
        Step next = Lifecycle.next(after);
        return write(before, after, Outlook.before(next, after, since(before)));
    }

    /** Says what is being waited for. */
    boolean say(Situation situation, Step step) {
        return write(
                situation,
                situation.facts(),
                Outlook.before(step, situation.facts(), since(situation)));
    }

    /** Says what is in the way. */
    boolean say(Situation situation, Problem problem) {
        return write(
                situation,
                situation.facts(),
                Outlook.blocked(problem, situation.facts(), since(situation)));
    }

    /** Says that nothing is left; the object goes, so only an Event can. */
    void sayGone(Situation situation) {
        events.record(situation.credential(), Happenings.gone(situation.facts()).stream().toList());
    }

    private boolean write(Situation situation, Facts after, List<Condition> conditions) {
        CurrentSpan.concluded(conditions);
        AzureCredentialStatus status = status(situation, after, conditions);
        AzureCredentialStatus last = situation.credential().getStatus();
        if (status.equals(last)) {
            return true;
        }
        Transition transition =
                Transition.between(last == null ? null : last.conditions(), conditions);
        Optional<AzureCredential> written =
                writer.write(situation.credential(), status, AzureCredential::new);
        written.ifPresent(it -> tell(it, situation.facts(), after, transition));
        return written.isPresent();
    }

    private void tell(AzureCredential it, Facts before, Facts after, Transition transition) {
        events.record(it, Happenings.between(before, after, transition));
        Work.between(before.ledger(), after.ledger()).forEach(work -> tally.add(work, Result.OK));
    }

    private static AzureCredentialStatus status(
            Situation situation, Facts after, List<Condition> conditions) {
        Ledger ledger = after.ledger();
        Optional<Key> published = ledger.published();
        return new AzureCredentialStatus(
                situation.credential().getMetadata().getGeneration(),
                StatusLedger.issuer(ledger),
                situation.useCheck().orElse(null),
                ledger.handledRotation().orElse(null),
                StatusLedger.endedAt(ledger),
                StatusLedger.endedFor(ledger),
                published.filter(_ -> after.draw().isEmpty()).map(Key::secretName).orElse(null),
                situation.limits().map(it -> Limits.text(it.ttl())).orElse(null),
                situation.limits().map(it -> Limits.text(it.maxTTL())).orElse(null),
                target(ledger),
                published.flatMap(it -> lease(situation, after, ledger, it)).orElse(null),
                StatusLedger.life(ledger),
                StatusLedger.application(ledger, situation.facts().owner()),
                StatusLedger.superseded(ledger, situation.facts().owner()),
                StatusLedger.keys(ledger),
                conditions);
    }

    private static @Nullable Target target(Ledger ledger) {
        return ledger.current()
                .map(
                        it ->
                                new Target(
                                        Recorded.kind(it.target()),
                                        it.ids().map(Principal.Ids::objectID).orElse(null)))
                .orElse(null);
    }

    /** While role or config cannot be read, what they said last stays. */
    private static Optional<LeaseTimes> lease(
            Situation situation, Facts after, Ledger ledger, Key key) {
        Optional<Draw> draw = after.draw();
        if (!(situation.facts().wish() instanceof Wish.Granted wish)) {
            return Optional.ofNullable(situation.credential().getStatus())
                    .flatMap(it -> Optional.ofNullable(it.lease()));
        }
        Instant renewAt = Lifecycle.renewAt(situation.facts(), wish, key);
        return ledger.principal(key.epoch())
                .map(
                        it ->
                                new LeaseTimes(
                                        key.reservedAt(),
                                        renewAt.truncatedTo(ChronoUnit.SECONDS),
                                        key.expiresAt(),
                                        isEndless(situation, it)
                                                ? null
                                                : it.reservedAt().plus(wish.terms().maxTTL()),
                                        draw.flatMap(Draw::requestedUntil).orElse(null),
                                        draw.flatMap(Draw::deliveredAt).orElse(null)));
    }

    private static boolean isEndless(Situation situation, Principal principal) {
        return principal.isShared() && situation.facts().asked().renewal() != Renewal.ON_REQUEST;
    }

    private static Conditions since(Situation situation) {
        AzureCredentialStatus last = situation.credential().getStatus();
        return Conditions.since(
                last == null ? null : last.conditions(),
                situation.credential().getMetadata().getGeneration(),
                situation.facts().now());
    }
}
