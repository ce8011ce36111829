/**
 * What a login needs to know of the world outside: for now, Entra's signing keys. Fetches and keeps
 * them; whether a token is taken is {@code login.jwt}'s to say. For {@code server} and {@code
 * bootstrap}.
 */
@NullMarked
package io.azurecredentials.login;

import org.jspecify.annotations.NullMarked;
