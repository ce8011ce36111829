package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;

/** The keys that Entra signs one tenant's tokens with, as it publishes them. */
@FunctionalInterface
public interface SigningKeys {

    /**
     * The key set document, at most 256 KiB of JSON that nobody has looked at otherwise; known
     * within five seconds.
     */
    Answer<byte[]> document(Edition edition);

    /**
     * Which of the two documents. The one for v2 tokens says of each key whose tokens it signs.
     *
     * @see <a
     *     href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-signature">
     *     Validate the signature</a>
     */
    enum Edition {
        V1("/discovery/keys"),
        V2("/discovery/v2.0/keys");

        private final String path;

        Edition(String path) {
            this.path = path;
        }

        /** The path below the tenant. */
        String path() {
            return path;
        }
    }
}
