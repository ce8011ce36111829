package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Principal.Ids;

/** What the passwords of a credential are made on. */
public sealed interface Target {

    /** An application of the credential's own: made for it, and removed with it. */
    record Dynamic() implements Target {}

    /**
     * An application that others use as well. Nothing is made of it and nothing of it is removed;
     * this credential's own passwords alone come and go.
     */
    sealed interface Shared extends Target {
        /** What Azure calls it; known before anything is reserved. */
        Ids ids();
    }

    /** One that somebody made, outside of everything we do. */
    record Existing(Ids ids) implements Shared {}

    /** One that an AzureRole keeps for as long as it lives. */
    record Persisted(Ids ids) implements Shared {}
}
