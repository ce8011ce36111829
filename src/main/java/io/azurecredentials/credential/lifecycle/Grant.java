package io.azurecredentials.credential.lifecycle;

/**
 * A role at a scope.
 *
 * @param scope ARM scope
 * @param roleID the role definition's full ARM id
 */
public record Grant(String scope, String roleID) {}
