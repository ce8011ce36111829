package io.azurecredentials.emulator.store;

/** Where a write is seen late. Each has its own window, because in Azure each is another system. */
public enum Lag {
    /** Applications, read through Graph. */
    APPLICATION,
    /** Service principals, read through Graph. */
    SERVICE_PRINCIPAL,
    /** Groups and their members, read through Graph. */
    GROUP,
    /** Applications, service principals and secrets, as the token endpoint sees them. */
    SIGN_IN,
    /** Principals, as ARM sees them when a role is assigned to one. */
    PRINCIPAL_CHECK,
    /** Role assignments, read through ARM. */
    ROLE_ASSIGNMENT,
    /** Role assignments, as ARM's own authorisation sees them. */
    ACCESS
}
