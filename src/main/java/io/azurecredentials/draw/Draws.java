package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.credential.handover.Waiting;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Draws for whoever may: writes down what is wanted, waits for the leader to make it for as long as
 * the caller waits, and hands it over.
 */
public final class Draws {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Whether he is there can be told by then. */
    private static final Duration GLANCE = Duration.ofMillis(1);

    /** So that nobody takes it for one whose caller has gone. */
    private static final Duration REFRESH = Duration.ofSeconds(4);

    private static final char[] LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789".toCharArray();

    private final Records records;
    private final Handover handover;
    private final InstantSource clock;
    private final SecureRandom dice = new SecureRandom();

    /**
     * @param namespace the operator's own
     * @param clock this replica's
     */
    public Draws(KubernetesClient client, String namespace, InstantSource clock) {
        this.records = new Records(client);
        this.handover = new Handover(client, records, namespace, clock);
        this.clock = clock;
    }

    /**
     * Draws once. Who has asked before, with the same token and from the same role, and has gone
     * away since is given what he had asked for then.
     *
     * @param role the AzureRole's name, in the drawer's namespace; that he may use it is known
     */
    public Answer<Drawn> draw(Drawer drawer, String role, Patience caller) {
        return Mishap.guard(
                () -> {
                    Optional<AzureCredential> object =
                            takenUp(drawer, role).or(() -> records.create(made(drawer, role)));
                    return Answer.given(
                            object.map(it -> await(it, caller)).orElseGet(Drawn.Full::new));
                });
    }

    private GenericKubernetesResource made(Drawer drawer, String role) {
        return DrawObject.of(drawer, new LeaseID(role, word()), now());
    }

    private Optional<AzureCredential> takenUp(Drawer drawer, String role) {
        List<AzureCredential> earlier =
                records.list(drawer.namespace(), DrawObject.DRAWER, drawer.mark(role));
        return earlier.stream()
                .filter(it -> isLeft(drawer, it))
                .filter(it -> isTakenUp(drawer, it))
                .findFirst();
    }

    /** The leader writes to it as well; of those who ask at the same time, one has it. */
    private boolean isTakenUp(Drawer drawer, AzureCredential known) {
        Optional<AzureCredential> read = Optional.of(known);
        while (read.isPresent()) {
            if (records.isMarked(read.get(), now())) {
                return true;
            }
            read = records.again(known).filter(it -> isLeft(drawer, it));
        }
        return false;
    }

    /** Labels are anybody's to write. */
    private boolean isLeft(Drawer drawer, AzureCredential object) {
        return drawer.by().equals(object.getSpec().drawnBy())
                && Lease.id(object).isPresent()
                && !Lease.isGoing(object)
                && !isHandedOver(object)
                && !Waiting.isGoingOn(object, now());
    }

    private static boolean isHandedOver(AzureCredential object) {
        return Lease.status(object)
                .flatMap(it -> Optional.ofNullable(it.lease()))
                .filter(it -> it.deliveredAt() != null)
                .isPresent();
    }

    private Drawn await(AzureCredential object, Patience caller) {
        Instant marked = now();
        Optional<Drawn> outcome = looked(object, caller);
        while (outcome.isEmpty() && caller.lasts(PAUSE)) {
            if (!now().isBefore(marked.plus(REFRESH))) {
                marked = isMarked(object, now()) ? now() : marked;
            }
            outcome = looked(object, caller);
        }
        if (outcome.isEmpty()) {
            boolean _ = isMarked(object, now().minus(Waiting.STALE));
        }
        return outcome.orElseGet(Drawn.Left::new);
    }

    /** An API server that does not answer is asked again, for as long as the caller waits. */
    private Optional<Drawn> looked(AzureCredential object, Patience caller) {
        return switch (Mishap.guard(() -> Answer.given(look(object, caller)))) {
            case Answer.Given<Optional<Drawn>>(Optional<Drawn> outcome) -> outcome;
            case Answer.Refused<Optional<Drawn>> _ -> Optional.empty();
        };
    }

    private Optional<Drawn> look(AzureCredential object, Patience caller) {
        Optional<AzureCredential> read =
                records.again(object).filter(it -> !Lease.isGoing(it) && !isHandedOver(it));
        return read.isEmpty()
                ? Optional.of(new Drawn.Over())
                : outcome(read.get()).map(it -> stillWanted(object, it, caller));
    }

    private boolean isMarked(AzureCredential object, Instant at) {
        return switch (Mishap.guard(
                () ->
                        Answer.given(
                                records.again(object)
                                        .filter(it -> records.isMarked(it, at))
                                        .isPresent()))) {
            case Answer.Given<Boolean>(Boolean marked) -> marked;
            case Answer.Refused<Boolean> _ -> false;
        };
    }

    /** Whoever went away while it was taken for him will never have it, and nobody else can. */
    private Drawn stillWanted(AzureCredential object, Drawn outcome, Patience caller) {
        if (!(outcome instanceof Drawn.Given) || caller.lasts(GLANCE)) {
            return outcome;
        }
        records.delete(object);
        return new Drawn.Left();
    }

    /** What was handed over did not arrive: it ends, since nobody can be given it again. */
    public void lost(Lease lease, String namespace) {
        Answer<Boolean> _ =
                Mishap.guard(
                        () -> {
                            records.get(namespace, lease.id().object()).ifPresent(records::delete);
                            return Answer.given(true);
                        });
    }

    private Optional<Drawn> outcome(AzureCredential object) {
        return handover.take(object)
                .<Drawn>map(it -> new Drawn.Given(it.lease(), it.text()))
                .or(() -> obstacle(object).map(it -> given(object, it)));
    }

    /** What a person has to see to is not waited for. */
    private Drawn given(AzureCredential object, Condition stalled) {
        records.delete(object);
        return new Drawn.Refused(stalled.message());
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

    private Instant now() {
        return clock.instant();
    }

    private String word() {
        StringBuilder word = new StringBuilder(LeaseID.LENGTH);
        dice.ints(LeaseID.LENGTH, 0, LETTERS.length).forEach(it -> word.append(LETTERS[it]));
        return word.toString();
    }
}
