package io.azurecredentials.credential.lifecycle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands under the names that a credential's Secret has, had or is to have.
 *
 * @param wanted the name that is asked for now
 * @param secrets by name; where nothing is said, nothing stands
 */
public record Shelf(String wanted, Map<String, Delivery> secrets) {
    public Shelf {
        secrets = Map.copyOf(secrets);
    }

    /** What stands where the Secret should be. */
    Delivery delivery() {
        return at(wanted);
    }

    /** What stands where this password is, or was to be, published. */
    Delivery of(Key key) {
        return at(key.secretName());
    }

    private Delivery at(String name) {
        return secrets.getOrDefault(name, new Delivery.Absent());
    }

    /** Whether a Secret of ours stands there. */
    boolean isOurs(String name) {
        return at(name) instanceof Delivery.Holds;
    }

    /** Names under which Secrets of ours stand, in a fixed order. */
    List<String> ours() {
        return secrets.keySet().stream().filter(this::isOurs).sorted().toList();
    }

    /** The same, with another name asked for. */
    Shelf wanting(String name) {
        return new Shelf(name, secrets);
    }

    /** The same after a Secret was written. */
    public Shelf with(String name, Delivery written) {
        Map<String, Delivery> after = new HashMap<>(secrets);
        after.put(name, written);
        return new Shelf(wanted, after);
    }
}
