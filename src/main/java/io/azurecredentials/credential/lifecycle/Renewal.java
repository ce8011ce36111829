package io.azurecredentials.credential.lifecycle;

/** What comes after a lease. */
public enum Renewal {
    /** Another password on the same service principal, until that reaches its longest life. */
    PASSWORD,
    /** Another service principal each time. */
    SERVICE_PRINCIPAL,
    /** Nothing: it ends unless somebody asks for more time (Vault's lease). */
    ON_REQUEST
}
