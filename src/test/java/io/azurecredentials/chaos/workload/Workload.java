package io.azurecredentials.chaos.workload;

import io.azurecredentials.chaos.oracle.Oracle;
import io.azurecredentials.process.Installation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One deed after another, by seed. */
public final class Workload {
    private static final int GUESTS = 4;

    private final Random random;
    private final Users users;
    private final Vandals vandals;
    private final PlatformTeam platform;
    private final Guests guests;
    private final Users strangers;
    private final Drawers drawers;
    private final int population;
    private final AtomicInteger done = new AtomicInteger();
    private final Map<Deed, Integer> tally = new EnumMap<>(Deed.class);

    /**
     * @param replicas where operators answer
     * @param population about so many credentials live at a time
     */
    public Workload(
            Installation installation,
            Oracle oracle,
            Supplier<List<URI>> replicas,
            long seed,
            int population) {
        this.random = new Random(seed);
        this.population = population;
        this.users =
                new Users(
                        installation,
                        oracle,
                        random,
                        installation.sample().namespace(),
                        population * 3 / 2);
        this.strangers =
                new Users(installation, oracle, random, Ground.guests(installation), GUESTS);
        this.guests = new Guests(installation, strangers, random);
        this.platform = new PlatformTeam(installation, random);
        this.vandals = new Vandals(installation, oracle, users);
        this.drawers = new Drawers(installation, oracle.holdings(), replicas, random);
    }

    /** Creates the first inhabitants; these are deeds too. */
    public void settle() {
        vandals.addRootPassword();
        for (int i = 0; i < population; i++) {
            perform(Deed.CREATE);
        }
    }

    /**
     * Goes on until somebody says stop.
     *
     * @param longest pause between two deeds
     */
    public void run(BooleanSupplier stop, Duration longest) {
        while (!stop.getAsBoolean()) {
            step();
            LockSupport.parkNanos(random.nextLong(longest.toNanos()));
        }
    }

    /** One deed; what cannot be done is none. */
    public void step() {
        perform(next());
    }

    private Deed next() {
        int living = users.allLiving().size();
        if (living < population * 3 / 4) {
            return Deed.CREATE;
        }
        return living > population ? Deed.DELETE : Deed.any(random);
    }

    private void perform(Deed deed) {
        try {
            if (attempt(deed)) {
                done.incrementAndGet();
                tally.merge(deed, 1, Integer::sum);
            }
        } catch (KubernetesClientException _) {
            // Somebody was there first: the object is gone or has changed
        }
    }

    private boolean attempt(Deed deed) {
        return switch (deed) {
            case CREATE -> users.create();
            case CREATE_IN_VAIN -> users.createInVain();
            case EDIT -> users.edit();
            case DELETE -> users.delete();
            case ABANDON -> users.abandon();
            case ROLE_EDITED -> platform.editRole();
            case ROOT_ROTATED -> platform.rotateRoot();
            case GUESTS -> guests.comeOrGo();
            case ROTATE -> users.rotate();
            case DRAW -> drawers.draw();
            case LEASE_RENEWED -> drawers.renew();
            case LEASE_REVOKED -> drawers.revoke();
            case SECRET_DELETED -> vandals.deleteSecret();
            case SECRET_UNMARKED -> vandals.unmarkSecret();
            case SECRET_EDITED -> vandals.editSecret();
            case SECRET_SQUATTED -> vandals.squat();
            case PASSWORD_ADDED -> vandals.addPassword();
            case PASSWORD_REMOVED -> vandals.removePassword();
            case ASSIGNMENT_REMOVED -> vandals.removeAssignment();
            case PRINCIPAL_REMOVED -> vandals.removePrincipal();
            case APPLICATION_REMOVED -> vandals.removeApplication();
        };
    }

    /** How many deeds were done. */
    public int done() {
        return done.get();
    }

    /** How many of each kind. */
    public Map<Deed, Integer> tally() {
        return new EnumMap<>(tally);
    }

    /** Nothing stands in anybody's way any more. */
    public void makeWay() {
        vandals.makeWay();
        users.resume();
    }

    /** Nobody waits for a draw; returns the names of what is held. */
    public Set<String> drawn() {
        drawers.finish();
        return drawers.objects();
    }

    /** All that was drawn is given back; false if nobody takes it. */
    public boolean giveBack() {
        return drawers.revokeAll();
    }

    /** Nothing is left in Azure of what somebody else has to remove. */
    public void tidyUp() {
        vandals.tidyUp();
    }

    /**
     * Deletes every other credential, and the guests with their namespace; returns their namespaces
     * and names.
     */
    public Set<String> deleteHalf() {
        Set<String> leaving = new TreeSet<>();
        users.allLiving().stream()
                .filter(_ -> random.nextBoolean())
                .map(users::delete)
                .forEach(it -> leaving.add(name(it)));
        strangers.allLiving().forEach(it -> leaving.add(name(it)));
        guests.leave();
        return leaving;
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }
}
