package io.azurecredentials.session.token;

/**
 * The AzureRole that somebody logged in for. A role of the same name that was made later is another
 * one: its UID differs.
 *
 * @param namespace where it is, and the only namespace that its tokens work in
 * @param name of the AzureRole
 * @param uid that the API server gave it
 */
public record RoleID(String namespace, String name, String uid) {}
