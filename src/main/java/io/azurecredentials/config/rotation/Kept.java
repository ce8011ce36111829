package io.azurecredentials.config.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * The root in force as the operator's own Secret has it, without its text.
 *
 * @param version of that Secret: any change of it gives it another
 * @param clientID of the application it is on
 * @param made how it is called if we made it; empty if the config's owner handed it over
 * @param keyID what Entra calls it, as far as that is known
 * @param since when it came into force
 * @param endsAt when Entra ends it by itself, as far as that is known
 */
public record Kept(
        String version,
        String clientID,
        Optional<Made> made,
        Optional<String> keyID,
        Instant since,
        Optional<Instant> endsAt) {

    /**
     * A password of ours.
     *
     * @param number stands in its marker
     * @param attempt random; tells whose reservation it was made for
     */
    public record Made(long number, String attempt) {}
}
