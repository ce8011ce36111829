/**
 * Vault's paths and wire format over what the operator does. Knows HTTP only through {@code
 * server.http}; holds no rule about credentials, logins or tokens.
 */
@NullMarked
package io.azurecredentials.server.vault;

import org.jspecify.annotations.NullMarked;
