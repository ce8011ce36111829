package io.azurecredentials.config;

import java.time.Instant;

/**
 * A root credential in force: it was proven to work, and the operator keeps it.
 *
 * @param source fingerprint of what the config asked for when it was taken up; another one there is
 *     a new root credential, the same one is not, whatever is in force meanwhile
 * @param since when it was taken up
 */
record Held(Root root, String source, Instant since) {

    /** Whether it was taken from exactly that. */
    boolean isFrom(Root bootstrap) {
        return source.equals(bootstrap.fingerprint());
    }

    /** With that one's token, if it is of tokens. */
    Held refreshed(Root bootstrap) {
        return root instanceof Root.WorkloadIdentity
                        && bootstrap instanceof Root.WorkloadIdentity fresh
                ? new Held(fresh, source, since)
                : this;
    }
}
