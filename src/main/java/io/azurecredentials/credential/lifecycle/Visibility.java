package io.azurecredentials.credential.lifecycle;

import java.time.Instant;

/** What is younger than Azure's lag may not show everywhere yet. */
final class Visibility {
    private Visibility() {}

    /** When all of a published credential can be looked for: password and rights. */
    static Instant inspectAt(Facts facts, Key key) {
        Instant changed =
                facts.ledger()
                        .principal(key.epoch())
                        .flatMap(Principal::grantedAt)
                        .filter(it -> it.isAfter(key.knownSince()))
                        .orElse(key.knownSince());
        Instant shown = changed.plus(facts.patience().settle());
        return shown.isAfter(facts.inspectAt()) ? shown : facts.inspectAt();
    }
}
