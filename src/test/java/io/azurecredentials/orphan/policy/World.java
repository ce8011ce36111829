package io.azurecredentials.orphan.policy;

import io.azurecredentials.orphan.policy.Claim.Attempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Credentials that come and go, and an Azure in which what they ask for happens late or never told:
 * intent stands in a status before any request is sent, which is all that the operator promises.
 */
final class World {
    static final Marks MARKS = new Marks("blue");

    private final Random random;
    private final Map<String, Status> living = new TreeMap<>();
    private final List<Map<String, Status>> backups = new ArrayList<>();
    private final List<Runnable> underWay = new ArrayList<>();
    private final Map<String, Thing> azure = new TreeMap<>();
    private final RootWorld roots;
    private int number;

    /** What one status says. */
    private record Status(Set<Integer> epochs, Set<Attempt> attempts) {
        Status copy() {
            return new Status(new HashSet<>(epochs), new HashSet<>(attempts));
        }
    }

    World(Random random) {
        this.random = random;
        this.roots = new RootWorld(random);
    }

    /** Something that may happen at any moment, in the middle of a look too. */
    void happens() {
        switch (random.nextInt(12)) {
            case 0 -> living.put(uid(), new Status(new HashSet<>(), new HashSet<>()));
            case 1, 2 -> anybody().ifPresent(this::wantApplication);
            case 3, 4 -> anybody().ifPresent(this::wantPassword);
            case 5, 6 -> arrives();
            case 7 -> anybody().ifPresent(this::revoke);
            case 8, 9, 10 -> roots.happens();
            default -> anybody().ifPresent(living::remove);
        }
    }

    /** The API server goes back to what it once was. */
    void isRestored() {
        if (random.nextInt(3) == 0) {
            backups.add(copy(living));
            roots.backsUp();
        } else if (!backups.isEmpty() && random.nextInt(3) == 0) {
            int backup = random.nextInt(backups.size());
            living.clear();
            living.putAll(copy(backups.get(backup)));
            roots.isRestored(backup);
        }
    }

    /** Whatever was sent has come by now. */
    void comesToRest() {
        roots.comesToRest();
        while (!underWay.isEmpty()) {
            arrives();
        }
    }

    List<Thing> shown() {
        return Stream.concat(azure.values().stream(), roots.shown().stream()).toList();
    }

    Claims claims() {
        return Claims.of(
                MARKS,
                living.entrySet().stream()
                        .map(
                                it ->
                                        new Claim(
                                                it.getKey(),
                                                "tenant",
                                                List.copyOf(it.getValue().epochs()),
                                                List.of(),
                                                List.copyOf(it.getValue().attempts())))
                        .toList(),
                roots.claims());
    }

    /** Somebody who lives needs it, or may come to need it. */
    boolean isNeeded(Thing thing) {
        return switch (thing) {
            case Thing.Application it -> living.containsKey(it.uid());
            case Thing.Password it -> isRoots(it) ? roots.isNeeded(it) : claims().cover(it);
        };
    }

    private static boolean isRoots(Thing.Password password) {
        return password.marker().startsWith("azcfg/");
    }

    boolean holds(Thing thing) {
        return azure.containsKey(thing.id()) || roots.holds(thing);
    }

    /** With an application go its passwords. */
    void remove(Thing thing) {
        azure.remove(thing.id());
        roots.remove(thing);
        if (thing instanceof Thing.Application it) {
            azure.values().removeIf(isOn(it.objectID()));
        }
    }

    /** The next epoch is one more than the last that is known, as the operator counts. */
    private void wantApplication(String uid) {
        Status status = status(uid);
        int epoch = status.epochs().stream().mapToInt(it -> it).max().orElse(0) + 1;
        status.epochs().add(epoch);
        underWay.add(() -> make(uid, epoch));
    }

    /** Made by name: what is there already is found. */
    private void make(String uid, int epoch) {
        String name = MARKS.owner(uid).uniqueName(epoch);
        boolean exists =
                azure.values().stream()
                        .anyMatch(
                                it ->
                                        it instanceof Thing.Application app
                                                && app.uniqueName().equals(name));
        if (!exists) {
            put(new Thing.Application("o" + ++number, name, "", uid));
        }
    }

    private void wantPassword(String uid) {
        Attempt attempt = new Attempt(1 + random.nextInt(3), "%08x".formatted(random.nextInt()));
        status(uid).attempts().add(attempt);
        String marker = MARKS.owner(uid).marker(attempt.sequence(), attempt.attempt());
        underWay.add(
                () ->
                        azure.values().stream()
                                .filter(isOf(uid))
                                .findFirst()
                                .map(it -> ((Thing.Application) it).objectID())
                                .ifPresent(
                                        it -> put(new Thing.Password(it, "k" + ++number, marker))));
    }

    /** Removed from Azure first and from the status afterwards; what is under way comes late. */
    private void revoke(String uid) {
        azure.values().stream().filter(isOf(uid)).toList().forEach(this::remove);
        status(uid).epochs().clear();
        status(uid).attempts().clear();
    }

    private void arrives() {
        if (!underWay.isEmpty()) {
            underWay.remove(random.nextInt(underWay.size())).run();
        }
    }

    private void put(Thing thing) {
        azure.put(thing.id(), thing);
    }

    private Optional<String> anybody() {
        List<String> all = List.copyOf(living.keySet());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Status status(String uid) {
        return living.computeIfAbsent(uid, _ -> new Status(new HashSet<>(), new HashSet<>()));
    }

    private String uid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static Predicate<Thing> isOf(String uid) {
        return it -> it instanceof Thing.Application app && app.uid().equals(uid);
    }

    private static Predicate<Thing> isOn(String applicationID) {
        return it ->
                it instanceof Thing.Password password
                        && password.applicationID().equals(applicationID);
    }

    private static Map<String, Status> copy(Map<String, Status> all) {
        Map<String, Status> copy = new HashMap<>();
        all.forEach((uid, status) -> copy.put(uid, status.copy()));
        return copy;
    }
}
