package io.azurecredentials.credential;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which credentials somebody works on. Two passes over one at the same time would decide apart and
 * then wait for each other to write: the second would write what was decided before the first
 * waited half a minute for Azure, when the object may be gone. A storm left traces of it, of an
 * object that had been made anew under its name; the framework promises one thread for each name,
 * and what came in between was not found.
 */
final class UnderWay {
    private final Set<String> uids = ConcurrentHashMap.newKeySet();

    /** Makes the pass, unless another one over the same object is not over. */
    Outcome alone(String uid, Supplier<Outcome> pass) {
        if (!uids.add(uid)) {
            return new Outcome.Raced();
        }
        try {
            return pass.get();
        } finally {
            uids.remove(uid);
        }
    }
}
