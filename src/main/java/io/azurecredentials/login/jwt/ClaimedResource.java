package io.azurecredentials.login.jwt;

/** What a claim that names a resource says. */
public sealed interface ClaimedResource {
    /** This one. */
    record Named(ResourceID id) implements ClaimedResource {}

    /** One that is not in a resource group, or is spelled in a way nobody should guess at. */
    record Unreadable() implements ClaimedResource {}

    /** Nothing, as in every token for an audience that is not Microsoft's own. */
    record Unsaid() implements ClaimedResource {}
}
