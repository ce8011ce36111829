/**
 * Vault's paths by which configs and roles are administered: whoever asks is known to Kubernetes,
 * which says what he may do, and what he wants is done to AzureConfigs and AzureRoles. Which field
 * means what is in {@code server.vault.document}; how an object is written in {@code
 * administration}.
 */
@NullMarked
package io.azurecredentials.server.vault.administration;

import org.jspecify.annotations.NullMarked;
