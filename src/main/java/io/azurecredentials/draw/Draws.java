package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.base.Answer;
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
import java.util.concurrent.locks.LockSupport;

/**
 * Draws for whoever may: writes down what is wanted, waits for the leader to make it for as long as
 * the caller waits, and hands it over.
 */
public final class Draws {
    private static final char[] LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789".toCharArray();

    private final Records records;
    private final Handover handover;
    private final Ends ends;
    private final InstantSource clock;
    private final Bounds bounds = new Bounds();
    private final SecureRandom dice = new SecureRandom();

    /**
     * @param namespace the operator's own
     * @param clock this replica's
     */
    public Draws(KubernetesClient client, String namespace, InstantSource clock) {
        this(client, namespace, clock, Draws::paused);
    }

    /**
     * @param patience between two tries to end what did not arrive
     */
    Draws(KubernetesClient client, String namespace, InstantSource clock, Patience patience) {
        this.records = new Records(client);
        this.handover = new Handover(client, records, namespace);
        this.ends = new Ends(records, patience);
        this.clock = clock;
    }

    private static boolean paused(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
        return true;
    }

    /**
     * Draws once. Who has asked before, with the same token and from the same role, and has gone
     * away since is given what he had asked for then.
     *
     * @param role the AzureRole's name, in the drawer's namespace; that he may use it is known
     */
    public Answer<Drawn> draw(Drawer drawer, String role, Patience caller) {
        String who = drawer.namespace() + "/" + drawer.mark(role);
        if (!bounds.enter(who)) {
            return Answer.given(new Drawn.TooMany());
        }
        try {
            return Mishap.guard(() -> Answer.given(drawn(drawer, role, caller)));
        } finally {
            bounds.leave(who);
        }
    }

    private Drawn drawn(Drawer drawer, String role, Patience caller) {
        List<AzureCredential> earlier = earlier(drawer, role);
        Optional<AzureCredential> takenUp = takenUp(drawer, earlier);
        if (takenUp.isEmpty() && !Bounds.hasRoom(earlier)) {
            return new Drawn.TooMany();
        }
        return takenUp.or(() -> records.create(made(drawer, role)))
                .map(it -> new Awaiting(records, handover, ends, clock, it).outcome(caller))
                .orElseGet(Drawn.Full::new);
    }

    private GenericKubernetesResource made(Drawer drawer, String role) {
        return DrawObject.of(drawer, new LeaseID(role, word()), now());
    }

    /**
     * What he has of that role. Labels are anybody's to write who may edit AzureCredentials:
     * without his he has more than he may, and with his on other draws no less.
     */
    private List<AzureCredential> earlier(Drawer drawer, String role) {
        return records.list(drawer.namespace(), DrawObject.DRAWER, drawer.mark(role)).stream()
                .filter(it -> Lease.id(it).filter(id -> id.role().equals(role)).isPresent())
                .filter(it -> Lease.user(it).filter(drawer.by().user()::equals).isPresent())
                .toList();
    }

    private Optional<AzureCredential> takenUp(Drawer drawer, List<AzureCredential> earlier) {
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

    private boolean isLeft(Drawer drawer, AzureCredential object) {
        return drawer.by().equals(object.getSpec().drawnBy())
                && !Lease.isGoing(object)
                && Lease.deliveredAt(object).isEmpty()
                && !Waiting.isGoingOn(object, now());
    }

    /** What was handed over did not arrive: it ends, since nobody can be given it again. */
    public void lost(Lease lease, String namespace) {
        ends.end(namespace, lease.id());
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
