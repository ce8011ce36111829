package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Azure as far as a credential sees it: what was made or removed shows late and, until the lag is
 * over, on one replica but not on another; a request may arrive long after its sender has died.
 */
final class SimulatedAzure {
    private final Clock clock;
    private final Duration lag;
    private final Random replica;
    private final List<App> apps = new ArrayList<>();
    private final Set<String> given = new HashSet<>();
    private final List<Late> late = new ArrayList<>();
    private int made;

    /** Time of the simulation. */
    static final class Clock {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
    }

    static final class App {
        final String uniqueName;
        final String id;
        final Instant since;
        final List<Password> passwords = new ArrayList<>();

        App(String uniqueName, String id, Instant since) {
            this.uniqueName = uniqueName;
            this.id = id;
            this.since = since;
        }
    }

    record Password(String keyID, String marker, Instant since, Instant ends) {}

    private record Late(Instant at, Runnable effect) {}

    SimulatedAzure(Clock clock, Duration lag, long seed) {
        this.clock = clock;
        this.lag = lag;
        this.replica = new Random(seed);
    }

    /** A request of somebody who died takes effect only now. */
    void arrive() {
        List<Late> due = late.stream().filter(it -> !clock.now.isBefore(it.at())).toList();
        late.removeAll(due);
        due.forEach(it -> it.effect().run());
    }

    void later(Runnable effect) {
        late.add(new Late(clock.now.plus(lag), effect));
    }

    boolean isQuiet() {
        return late.isEmpty();
    }

    private boolean shows(Instant since) {
        return !clock.now.isBefore(since.plus(lag)) || replica.nextBoolean();
    }

    Optional<App> find(String uniqueName) {
        return apps.stream()
                .filter(it -> it.uniqueName.equals(uniqueName) && shows(it.since))
                .findFirst();
    }

    /** The write replica is consistent: a unique name exists once. */
    App upsert(String uniqueName) {
        return apps.stream()
                .filter(it -> it.uniqueName.equals(uniqueName))
                .findFirst()
                .orElseGet(
                        () -> {
                            App app = new App(uniqueName, "app-" + ++made, clock.now);
                            apps.add(app);
                            return app;
                        });
    }

    /** A group takes no member that is not there; a role may outlive who has it. */
    void give(String principalID, Right right) {
        boolean there = apps.stream().anyMatch(it -> principalID.equals(servicePrincipal(it.id)));
        if (right instanceof Grant || there) {
            given.add(principalID + right);
        }
    }

    static String servicePrincipal(String appID) {
        return "sp-" + appID;
    }

    boolean has(String principalID, Right right) {
        return given.contains(principalID + right);
    }

    /** Somebody takes a role away, or a member out of a group. */
    void loseOne(Class<? extends Right> kind) {
        given.stream()
                .filter(it -> it.contains(kind.getSimpleName()))
                .sorted()
                .findFirst()
                .ifPresent(given::remove);
    }

    /** What one replica shows of a credential. */
    Survey survey(Owner owner, Principal principal, Key key) {
        String principalID = principal.ids().orElseThrow().servicePrincipalID();
        return (principal.isShared()
                        ? byID(principal.ids().orElseThrow().objectID())
                        : find(SimulatedWish.name(owner, principal)))
                .map(
                        it ->
                                new Survey(
                                        true,
                                        showsPassword(it, key.keyID().orElseThrow()),
                                        principal.rights().granted().stream()
                                                .filter(right -> !has(principalID, right))
                                                .toList()))
                .orElse(Survey.NOTHING);
    }

    private boolean showsPassword(App app, String keyID) {
        return app.passwords.stream().anyMatch(it -> it.keyID().equals(keyID) && shows(it.since()));
    }

    boolean take(String principalID, Right right) {
        return given.remove(principalID + right);
    }

    /** The key id, unless this replica does not know the application. */
    Optional<String> addPassword(String appID, String marker, Instant ends) {
        return byID(appID)
                .map(
                        app -> {
                            String keyID = "key-" + ++made;
                            app.passwords.add(new Password(keyID, marker, clock.now, ends));
                            return keyID;
                        });
    }

    Optional<App> byID(String appID) {
        return apps.stream().filter(it -> it.id.equals(appID)).findFirst();
    }

    Optional<Password> visiblePassword(String appID, String marker) {
        return byID(appID).stream()
                .flatMap(it -> it.passwords.stream())
                .filter(it -> it.marker().equals(marker) && shows(it.since()))
                .findFirst();
    }

    boolean removePassword(String appID, String keyID) {
        return byID(appID).filter(it -> removeFrom(it, keyID)).isPresent();
    }

    private boolean removeFrom(App app, String keyID) {
        return app.passwords.removeIf(it -> it.keyID().equals(keyID) && shows(it.since()));
    }

    boolean deleteApp(App app) {
        return shows(app.since) && remove(app);
    }

    /** Its memberships go with it. */
    private boolean remove(App app) {
        given.removeIf(
                it -> it.startsWith(servicePrincipal(app.id) + Membership.class.getSimpleName()));
        return apps.remove(app);
    }

    boolean works(String keyID) {
        return password(keyID)
                .filter(it -> shows(it.since()) && clock.now.isBefore(it.ends()))
                .isPresent();
    }

    /** Whether nobody removed it; a password that ended by itself was not removed. */
    boolean exists(String keyID) {
        return password(keyID).isPresent();
    }

    private Optional<Password> password(String keyID) {
        return apps.stream()
                .flatMap(it -> it.passwords.stream())
                .filter(it -> it.keyID().equals(keyID))
                .findFirst();
    }

    /** Somebody removes what is used: the youngest password. */
    Set<String> loseOnePassword() {
        return apps.stream()
                .filter(it -> !it.passwords.isEmpty())
                .reduce((_, last) -> last)
                .map(it -> Set.of(it.passwords.removeLast().keyID()))
                .orElse(Set.of());
    }

    /** Somebody removes what is used: the youngest application. */
    Set<String> loseOneApplication() {
        return apps.isEmpty() ? Set.of() : lost(apps.getLast());
    }

    private Set<String> lost(App app) {
        remove(app);
        return app.passwords.stream().map(Password::keyID).collect(Collectors.toSet());
    }

    /** Whether that is what it has, and nothing else. */
    boolean gives(String principalID, List<Right> rights) {
        return given.stream()
                .filter(it -> it.matches(principalID + "[A-Z].*"))
                .sorted()
                .toList()
                .equals(rights.stream().map(it -> principalID + it).sorted().toList());
    }

    int passwords() {
        return apps.stream().mapToInt(it -> it.passwords.size()).sum();
    }

    Stream<String> markers() {
        return apps.stream().flatMap(it -> it.passwords.stream()).map(Password::marker);
    }

    int applications() {
        return apps.size();
    }

    boolean isEmpty() {
        return apps.isEmpty() && given.isEmpty();
    }

    @Override
    public String toString() {
        return apps.stream().map(it -> it.uniqueName + it.passwords).toList() + " " + given;
    }
}
