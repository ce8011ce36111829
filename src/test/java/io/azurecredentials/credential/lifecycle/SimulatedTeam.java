package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A role that keeps an application, and two credentials that are passwords on it. */
final class SimulatedTeam {
    private final SimulatedAzure.Clock clock = new SimulatedAzure.Clock();
    private final SimulatedAzure azure;
    private final Setting setting;
    final SimulatedRole role = new SimulatedRole();
    private final List<SimulatedRoleOperator> operators = new ArrayList<>();
    private final List<SimulatedLife> lives;
    private int turns;

    SimulatedTeam(Setting setting, Set<Integer> deathsOfRole, Set<Integer> deaths) {
        this.setting = setting;
        role.deaths = deathsOfRole;
        azure = new SimulatedAzure(clock, setting.lag(), deathsOfRole.hashCode());
        lives =
                List.of(
                        new SimulatedLife(setting, deaths, Renewal.PASSWORD, clock, azure),
                        new SimulatedLife(setting, Set.of(), Renewal.PASSWORD, clock, azure));
        lives.getLast().cluster.owner = new Owner("cluster", "neighbour");
        lives.forEach(it -> it.cluster.roleGives = target -> gives(it, target));
        for (int i = 0; i < (setting.rival() ? 2 : 1); i++) {
            operators.add(
                    new SimulatedRoleOperator(
                            role,
                            azure,
                            clock,
                            this::named,
                            () -> lives.stream().anyMatch(SimulatedTeam::isAlive),
                            setting.staleCache(),
                            i == 0 ? setting.skew() : setting.skew().negated()));
        }
    }

    /** What is asked of the API server before anything is made for a credential. */
    private boolean gives(SimulatedLife life, Target target) {
        boolean others =
                life.cluster.ledger.keys().stream()
                        .anyMatch(it -> it.state() != Key.State.RESERVED);
        return (!role.going || others)
                && (target instanceof Target.Dynamic
                        || role.now.target().equals(Optional.of(target)));
    }

    private Set<String> named() {
        return lives.stream()
                .flatMap(it -> it.cluster.ledger.principals().stream())
                .flatMap(it -> it.ids().stream())
                .map(Principal.Ids::objectID)
                .collect(Collectors.toSet());
    }

    private static boolean isAlive(SimulatedLife life) {
        Ledger ledger = life.cluster.ledger;
        return !life.cluster.gone
                && ledger.issuer().isPresent()
                && (ledger.ending().isEmpty() || !ledger.principals().isEmpty());
    }

    void live(Duration life) {
        Instant end = clock.now.plus(life);
        while (clock.now.isBefore(end)) {
            turn();
        }
    }

    /** Somebody removes the application that was made last. */
    void loseApplication() {
        Set<String> gone = azure.loseOneApplication();
        lives.forEach(it -> it.suffer(gone));
    }

    /** Somebody deletes the role, which waits for its credentials and may die on its way. */
    void await(int... deaths) {
        role.goes();
        role.deaths =
                Arrays.stream(deaths)
                        .map(it -> it + 3 * role.effects)
                        .boxed()
                        .collect(Collectors.toSet());
    }

    void lose(Class<? extends Right> kind) {
        azure.loseOne(kind);
    }

    /** Without further deaths: one application with just what is wanted, a password for each. */
    void becomeQuiet() {
        calm();
        Instant latest = clock.now.plus(Duration.ofHours(4));
        while (!isAsWanted()) {
            assertThat(clock.now).as("still %s in %s", azure, this).isBefore(latest);
            turn();
        }
    }

    private boolean isAsWanted() {
        return azure.isQuiet()
                && azure.passwords() == lives.size()
                && lives.stream().allMatch(SimulatedLife::isPublished)
                && switch (role.now.spec()) {
                    case Wish.Kept kept -> azure.applications() == 1 && isKept(kept);
                    case Wish.Unwanted _, Wish.Unknown _, Wish.Ended _ ->
                            role.now.estate().principals().isEmpty()
                                    && azure.applications() == lives.size()
                                    && lives.stream().allMatch(SimulatedLife::isServed);
                };
    }

    private boolean isKept(Wish.Kept wish) {
        return role.now.estate().principals().size() == 1
                && role.now
                        .estate()
                        .serving()
                        .filter(it -> SimulatedWish.isGiven(wish.rights(), it, azure))
                        .isPresent();
    }

    /** The role goes, and its credentials with it or before it. */
    void leave(boolean takingAlong) {
        calm();
        role.goes();
        if (takingAlong) {
            lives.forEach(it -> it.cluster.roleGoes = true);
        } else {
            lives.forEach(SimulatedTeam::delete);
        }
        Instant latest = clock.now.plus(Duration.ofHours(3));
        while (!role.gone) {
            assertThat(clock.now).as("never left in %s", this).isBefore(latest);
            turn();
        }
        lives.forEach(SimulatedTeam::delete);
        while (!azure.isQuiet() || !lives.stream().allMatch(it -> it.cluster.gone)) {
            assertThat(clock.now).as("never left in %s", this).isBefore(latest);
            turn();
        }
        assertThat(azure.isEmpty()).as("left %s in %s", azure, this).isTrue();
    }

    private static void delete(SimulatedLife life) {
        life.cluster.deleting = true;
        life.cluster.version++;
    }

    private void calm() {
        role.deaths = Set.of();
        lives.forEach(it -> it.cluster.deaths = Set.of());
    }

    private void turn() {
        azure.arrive();
        Instant next = clock.now.plusSeconds(1);
        Optional<Instant> rest = Optional.of(Instant.MAX);
        for (SimulatedRoleOperator operator : operators) {
            rest = SimulatedWish.earlier(rest, pass(operator));
        }
        lives.forEach(it -> look(it, setting.staleCache() ? role.stale : role.now));
        for (SimulatedLife life : lives) {
            rest =
                    SimulatedWish.earlier(
                            rest, life.cluster.gone ? Optional.of(Instant.MAX) : life.step());
            if (!role.going) {
                life.checkPublished();
            }
        }
        if (++turns % 3 == 0) {
            catchUp();
        }
        boolean idle = azure.isQuiet() && role.stale.equals(role.now);
        clock.now = rest.filter(it -> idle && it.isAfter(next)).orElse(next);
    }

    /** Caches are behind, but not for ever. */
    private void catchUp() {
        role.stale = role.now;
        lives.forEach(it -> it.cluster.stale = it.cluster.ledger);
    }

    /** What a credential's operator knows of the role. */
    private static void look(SimulatedLife life, SimulatedRole.View view) {
        Optional<Target> target = view.target();
        life.cluster.roleUnready = target.isEmpty();
        target.ifPresent(it -> life.cluster.wish = wish(it));
    }

    private static io.azurecredentials.credential.lifecycle.Wish.Granted wish(Target target) {
        return new io.azurecredentials.credential.lifecycle.Wish.Granted(
                SimulatedWish.WISH.issuer(),
                target,
                target instanceof Target.Shared ? List.of() : SimulatedWish.RIGHTS,
                SimulatedWish.WISH.terms(),
                SimulatedWish.WISH.shape(),
                SimulatedWish.WISH.role(),
                false);
    }

    private Optional<Instant> pass(SimulatedRoleOperator operator) {
        if (role.gone) {
            return Optional.of(Instant.MAX);
        }
        try {
            return operator.pass();
        } catch (Death _) {
            operator.restart();
            return Optional.empty();
        }
    }

    Estate estate() {
        return role.now.estate();
    }

    @Override
    public String toString() {
        return setting + " " + role + " " + lives;
    }
}
