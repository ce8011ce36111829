/**
 * What a login needs to know of the world outside: Entra's signing keys, which it fetches and
 * keeps, and what role and config say of logins, which it finds the rules in. Whether a token is
 * taken is {@code login.jwt}'s to say. For {@code server}, {@code role} and {@code bootstrap}.
 */
@NullMarked
package io.azurecredentials.login;

import org.jspecify.annotations.NullMarked;
