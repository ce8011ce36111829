package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.util.Optional;

/**
 * What the object itself asks for; known even while its role and config are not.
 *
 * @param renewal what comes after a lease
 * @param rotation the value of a request to rotate, if there is one; each value is handled once
 * @param suspendedBy what says that nothing new is to be issued, if anything does
 * @param abandoned whether what is in Azure is to be left behind when the object goes
 * @param rolloutTimeout how long consumers that are restarted are waited for, if any are to be
 */
public record Asked(
        Renewal renewal,
        Optional<String> rotation,
        Optional<String> suspendedBy,
        boolean abandoned,
        Optional<Duration> rolloutTimeout) {

    /** Renewed with passwords, and nothing besides. */
    public static final Asked NOTHING =
            new Asked(Renewal.PASSWORD, Optional.empty(), Optional.empty(), false);

    /** Without anybody to restart. */
    public Asked(
            Renewal renewal,
            Optional<String> rotation,
            Optional<String> suspendedBy,
            boolean abandoned) {
        this(renewal, rotation, suspendedBy, abandoned, Optional.empty());
    }
}
