package io.azurecredentials.config;

import io.azurecredentials.config.rotation.Kept;
import java.time.Instant;
import java.util.Optional;

/**
 * A root credential in force: it was proven to work, and the operator keeps it.
 *
 * @param source fingerprint of what the config asked for when it was taken up; another one there is
 *     a new root credential, the same one is not, whatever is in force meanwhile
 * @param since when it came into force
 * @param name what is known of it if it is a password
 */
record Held(Root root, String source, Instant since, Name name) {

    /**
     * What is known of a password beside its text.
     *
     * @param keyID what Entra calls it
     * @param made how we called it, if we made it
     * @param created when it was made
     * @param expires when Entra ends it by itself
     */
    record Name(
            Optional<String> keyID,
            Optional<Kept.Made> made,
            Optional<Instant> created,
            Optional<Instant> expires) {
        static final Name UNKNOWN =
                new Name(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One of which nothing else is known. */
    Held(Root root, String source, Instant since) {
        this(root, source, since, Name.UNKNOWN);
    }

    /** Whether it was taken from exactly that, or replaces what was. */
    boolean isFrom(Root bootstrap) {
        return source.equals(bootstrap.fingerprint());
    }

    /** Whether we made it. */
    boolean isOurs() {
        return name.made().isPresent();
    }

    /**
     * The same without its text.
     *
     * @param version of the Secret it is kept in
     */
    Kept kept(String version) {
        return new Kept(version, root.clientID(), name.made(), name.keyID(), since, name.expires());
    }

    /** With that one's token, if it is of tokens. */
    Held refreshed(Root bootstrap) {
        return root instanceof Root.WorkloadIdentity
                        && bootstrap instanceof Root.WorkloadIdentity fresh
                ? new Held(fresh, source, since, name)
                : this;
    }
}
