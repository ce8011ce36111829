package io.azurecredentials.emulator.world;

/** A role assignment from the start: a built-in role by name, at a scope such as a subscription. */
public record RoleGrant(String roleName, String scope) {}
