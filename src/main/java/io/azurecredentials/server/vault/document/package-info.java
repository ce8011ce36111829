/**
 * The documents of Vault's Azure secrets engine and Azure auth method as AzureConfigs and
 * AzureRoles: which field is which, what is kept of an older write, what is read back. Pure; for
 * {@code server.vault.administration}. Checks what Vault checks and Kubernetes cannot; the rest the
 * API server refuses, in the words of the kinds themselves.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/azure">Azure secrets engine
 *     (API)</a>
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/auth/azure">Azure auth method
 *     (API)</a>
 */
@NullMarked
package io.azurecredentials.server.vault.document;

import org.jspecify.annotations.NullMarked;
