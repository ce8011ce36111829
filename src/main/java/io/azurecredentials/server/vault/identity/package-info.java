/**
 * Vault's paths for identity tokens over what {@code identity} makes: a token for clusters, and
 * what everybody may know of who signs it. The latter needs no token and is the same in every
 * namespace.
 */
@NullMarked
package io.azurecredentials.server.vault.identity;

import org.jspecify.annotations.NullMarked;
