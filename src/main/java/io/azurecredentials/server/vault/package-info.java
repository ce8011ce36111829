/**
 * Vault's paths over what the operator does: who is asked, what is answered, what is written down
 * about it. The form of all that is in {@code server.vault.wire}. Knows HTTP only through {@code
 * server.http}; holds no rule about credentials, logins or tokens.
 */
@NullMarked
package io.azurecredentials.server.vault;

import org.jspecify.annotations.NullMarked;
