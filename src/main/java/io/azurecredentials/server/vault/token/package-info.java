/**
 * Vault's paths about tokens that somebody names rather than shows: others', and children of his
 * own. Who may do what to whose token is decided here, by whose child it is and by RBAC on the
 * AzureSession that keeps it; what becomes of it then, by {@code session}.
 */
@NullMarked
package io.azurecredentials.server.vault.token;

import org.jspecify.annotations.NullMarked;
