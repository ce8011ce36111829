package io.azurecredentials.emulator.entra;

/**
 * What a token is asked for.
 *
 * @param audience the {@code aud} of the token: what was asked, as it was asked
 * @param isGraph whether the token carries Graph permissions
 * @param version 1 or 2, which the resource decides and not the endpoint
 */
record Resource(String audience, boolean isGraph, int version) {}
