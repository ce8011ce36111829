package io.azurecredentials.azure.throttling;

/** How urgent a request is; the most urgent comes first. */
public enum Priority {
    /** Takes something away: what is left behind is a risk for as long as it stays. */
    REVOCATION,

    /** Makes something that somebody waits for. */
    ISSUANCE,

    /** Compares what is with what should be. */
    CHECK,

    /** Looks something up for a login, in places of its own: a flood of logins delays no other. */
    LOGIN
}
