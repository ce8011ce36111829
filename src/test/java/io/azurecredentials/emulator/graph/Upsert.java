package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.http.Unmodelled;

/** What a PATCH by alternate key needs in order to create. */
final class Upsert {

    private Upsert() {}

    /** Whether {@code Prefer: create-if-missing} was sent. */
    static boolean asked(GraphCall call) {
        return call.request()
                .header("Prefer")
                .filter(value -> value.contains("create-if-missing"))
                .isPresent();
    }

    /** Only this key can name an object that does not exist yet. */
    static void demandKey(Key key, String property) {
        if (!key.property().equals(property)) {
            throw new Unmodelled("an upsert by " + key.property());
        }
    }
}
