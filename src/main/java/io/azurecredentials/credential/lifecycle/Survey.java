package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What Azure shows of a published credential.
 *
 * @param principal whether the application is there, and its service principal
 * @param password whether the application has it
 * @param missing of what the service principal was given, what it does not have any more
 */
public record Survey(boolean principal, boolean password, List<Right> missing) {
    public Survey {
        missing = List.copyOf(missing);
    }

    /** Neither application nor service principal, or one without the other. */
    public static final Survey NOTHING = new Survey(false, false, List.of());

    /** What is to be done about it. */
    public sealed interface Finding {
        /** Everything is as it should be. */
        record Sound() implements Finding {}

        /** Write this down; what was lost is made or given anew from then on. */
        record Lost(Ledger next) implements Finding {}
    }

    /**
     * @param ledger of the credential
     * @param principal the one in use
     * @param key the published one
     */
    public Finding of(Ledger ledger, Principal principal, Key key, Instant now, Duration settle) {
        if (!this.principal) {
            return new Finding.Lost(ledger.losing().lost(principal));
        }
        if (!password) {
            return new Finding.Lost(ledger.losing().lost(key));
        }
        return missing.isEmpty()
                ? new Finding.Sound()
                : new Finding.Lost(ledger.amending(principal, now, settle).lost(missing));
    }
}
