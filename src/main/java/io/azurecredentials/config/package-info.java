/**
 * AzureConfigs: reads the root credential, proves that it gives access, keeps it in the operator's
 * own namespace, and lends the {@link io.azurecredentials.config.Tenants} that it opens to whoever
 * works on Azure. Holds no rule about credentials.
 *
 * <pre>
 *     Wanted        what the config's owner hands over
 *      │ proven to work
 *      ▼
 *     Held          in force, kept in the Safe until nothing is left that needs it
 *      │ opens
 *      ▼
 *    Tenants        for roles and credentials
 * </pre>
 */
@NullMarked
package io.azurecredentials.config;

import org.jspecify.annotations.NullMarked;
