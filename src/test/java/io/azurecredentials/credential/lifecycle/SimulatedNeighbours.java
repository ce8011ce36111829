package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two credentials on an application that was there before them, with a password of its own. */
final class SimulatedNeighbours {
    private static final String SOMEBODYS = "somebody's";

    private final SimulatedAzure.Clock clock = new SimulatedAzure.Clock();
    private final SimulatedAzure azure;
    private final List<SimulatedLife> lives;
    private String application = "";

    SimulatedNeighbours(Setting setting, Set<Integer> deaths, Set<Integer> others) {
        azure = new SimulatedAzure(clock, setting.lag(), deaths.hashCode());
        lives =
                List.of(
                        new SimulatedLife(setting, deaths, Renewal.PASSWORD, clock, azure),
                        new SimulatedLife(setting, others, Renewal.PASSWORD, clock, azure));
        lives.getLast().cluster.owner = new Owner("cluster", "neighbour");
        make("theirs");
    }

    /** Somebody makes an application, and the role names it from now on. */
    void make(String uniqueName) {
        SimulatedAzure.App app = azure.upsert(uniqueName);
        azure.addPassword(app.id, SOMEBODYS, Instant.MAX);
        application = app.id;
        Target target = new Target.Existing(new Ids(app.id, "client-" + app.id, "sp-" + app.id));
        name(target, List.of());
    }

    /** The role gives each credential an application of its own from now on. */
    void part() {
        name(new Target.Dynamic(), SimulatedWish.RIGHTS);
    }

    private void name(Target target, List<Right> rights) {
        for (SimulatedLife life : lives) {
            Wish.Granted wish = life.cluster.wish;
            life.cluster.wish =
                    new Wish.Granted(
                            wish.issuer(),
                            target,
                            rights,
                            wish.terms(),
                            wish.shape(),
                            wish.role(),
                            false);
        }
    }

    void live(Duration life) {
        Instant end = clock.now.plus(life);
        while (clock.now.isBefore(end)) {
            turn();
            lives.forEach(SimulatedLife::checkPublished);
        }
    }

    /** Without further deaths, each has one password that works, and each application is used. */
    void becomeQuiet() {
        lives.forEach(it -> it.cluster.deaths = Set.of());
        Instant latest = clock.now.plus(Duration.ofHours(3));
        while (!azure.isQuiet()
                || !lives.stream().allMatch(SimulatedLife::isServed)
                || ours() != lives.size()) {
            assertThat(clock.now).as("still %s in %s", azure, this).isBefore(latest);
            turn();
            lives.forEach(SimulatedLife::checkPublished);
        }
    }

    /** The first goes, then the other; what was there before them stays as it was. */
    void leave() {
        for (SimulatedLife life : lives) {
            life.cluster.deaths = Set.of();
            life.cluster.deleting = true;
            life.cluster.version++;
            Instant latest = clock.now.plus(Duration.ofHours(2));
            while (!life.cluster.gone) {
                assertThat(clock.now).as("never left in %s", this).isBefore(latest);
                turn();
            }
        }
        while (!azure.isQuiet()) {
            clock.now = clock.now.plusSeconds(1);
            azure.arrive();
        }
        assertThat(ours()).as("left %s in %s", azure, this).isZero();
        assertThat(azure.byID(application).orElseThrow().passwords)
                .extracting(SimulatedAzure.Password::marker)
                .containsExactly(SOMEBODYS);
    }

    /** Passwords that somebody else did not make. */
    private long ours() {
        return azure.markers().filter(it -> !it.equals(SOMEBODYS)).count();
    }

    private void turn() {
        azure.arrive();
        Instant next = clock.now.plusSeconds(1);
        Optional<Instant> rest = Optional.of(Instant.MAX);
        for (SimulatedLife life : lives) {
            Optional<Instant> one = life.step();
            rest = rest.flatMap(a -> one.map(b -> a.isBefore(b) ? a : b));
        }
        clock.now = rest.filter(it -> azure.isQuiet() && it.isAfter(next)).orElse(next);
    }

    @Override
    public String toString() {
        return lives.toString();
    }
}
