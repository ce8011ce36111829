/**
 * Writing AzureConfigs and AzureRoles for somebody who asked over HTTP. The write is the operator's
 * own, so whoever calls has asked {@code rbac} before whether the asker may. A write says which
 * version it changes, and goes by the operator's name in {@code managedFields}; what others wrote
 * {@code administration.change} keeps it from.
 */
@NullMarked
package io.azurecredentials.administration;

import org.jspecify.annotations.NullMarked;
