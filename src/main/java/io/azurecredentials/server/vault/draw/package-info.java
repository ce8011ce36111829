/**
 * Vault's paths by which credentials are drawn, and their leases looked up, renewed and revoked.
 * Who asks is asked of {@code server.vault.administration}'s office, or of the tokens that logins
 * gave out; what is done, of {@code draw}.
 */
@NullMarked
package io.azurecredentials.server.vault.draw;

import org.jspecify.annotations.NullMarked;
