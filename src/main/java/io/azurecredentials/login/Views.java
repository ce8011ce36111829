package io.azurecredentials.login;

/**
 * Roles, in several lights.
 *
 * @param known as far as this replica was told of them: strangers may ask
 * @param standIns for those that do not exist
 * @param present as they are now, for those who log in with a genuine token
 * @param staying as they are now, for those who have logged in before
 */
public record Views(Roles known, StandIns standIns, Roles present, Roles staying) {}
