package io.azurecredentials.orphan.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Configs whose root passwords are replaced again and again, on one application. Their numbers
 * count up, so that a config which was restored from a backup means one a second time.
 */
final class RootWorld {
    private static final String APPLICATION = "root";

    private final Random random;
    private final Map<String, Status> living = new TreeMap<>();
    private final List<Map<String, Status>> backups = new ArrayList<>();
    private final List<Runnable> underWay = new ArrayList<>();
    private final Map<String, Thing> azure = new TreeMap<>();
    private int made;

    /**
     * What one status says.
     *
     * @param keys the password that was meant by each number
     */
    private record Status(long last, Map<Long, String> keys) {}

    RootWorld(Random random) {
        this.random = random;
    }

    void happens() {
        switch (random.nextInt(6)) {
            case 0 -> living.put(uid(), new Status(0, Map.of()));
            case 1, 2 -> anybody().ifPresent(this::reserve);
            case 3 -> arrives();
            case 4 -> anybody().ifPresent(this::retire);
            default -> anybody().ifPresent(living::remove);
        }
    }

    void backsUp() {
        backups.add(Map.copyOf(living));
    }

    void isRestored(int backup) {
        living.clear();
        living.putAll(backups.get(backup));
    }

    void comesToRest() {
        while (!underWay.isEmpty()) {
            arrives();
        }
    }

    List<Thing> shown() {
        return List.copyOf(azure.values());
    }

    List<RootClaim> claims() {
        return living.entrySet().stream()
                .map(
                        it ->
                                new RootClaim(
                                        it.getKey(),
                                        "tenant",
                                        List.of(APPLICATION),
                                        List.copyOf(it.getValue().keys().keySet()),
                                        List.of()))
                .toList();
    }

    /** Somebody who lives meant this one, and not only one of its name. */
    boolean isNeeded(Thing.Password password) {
        return living.values().stream().anyMatch(it -> it.keys().containsValue(password.keyID()));
    }

    boolean holds(Thing thing) {
        return azure.containsKey(thing.id());
    }

    void remove(Thing thing) {
        azure.remove(thing.id());
    }

    private void reserve(String uid) {
        Status status = status(uid);
        long number = status.last() + 1;
        String keyID = "k" + ++made;
        Map<Long, String> keys = new HashMap<>(status.keys());
        keys.put(number, keyID);
        living.put(uid, new Status(number, Map.copyOf(keys)));
        Thing.Password password =
                new Thing.Password(APPLICATION, keyID, World.MARKS.rootOwner(uid).marker(number));
        underWay.add(() -> azure.put(password.id(), password));
    }

    /** The oldest goes: from Azure by its name, and from the status afterwards. */
    private void retire(String uid) {
        Status status = status(uid);
        status.keys().keySet().stream()
                .min(Long::compare)
                .ifPresent(
                        number -> {
                            String marker = World.MARKS.rootOwner(uid).marker(number);
                            azure.values()
                                    .removeIf(
                                            it ->
                                                    it instanceof Thing.Password key
                                                            && key.marker().equals(marker));
                            Map<Long, String> keys = new HashMap<>(status.keys());
                            keys.remove(number);
                            living.put(uid, new Status(status.last(), Map.copyOf(keys)));
                        });
    }

    private void arrives() {
        if (!underWay.isEmpty()) {
            underWay.remove(random.nextInt(underWay.size())).run();
        }
    }

    private Optional<String> anybody() {
        List<String> all = List.copyOf(living.keySet());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Status status(String uid) {
        return living.getOrDefault(uid, new Status(0, Map.of()));
    }

    private String uid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
