/**
 * AzureConfigs: reads the root credential, proves that it gives access, and lends the opened {@link
 * io.azurecredentials.config.Tenants} to whoever works on Azure. Holds no rule about credentials.
 */
@NullMarked
package io.azurecredentials.config;

import org.jspecify.annotations.NullMarked;
