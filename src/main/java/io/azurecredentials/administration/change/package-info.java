/**
 * AzureConfigs and AzureRoles as somebody changes them who is not kubectl: what stands in a spec,
 * what a change to it would touch, and whose that is. Pure; for {@code administration} and {@code
 * server.vault}. Knows no field by name.
 */
@NullMarked
package io.azurecredentials.administration.change;

import org.jspecify.annotations.NullMarked;
