/**
 * What an AzureConfig means: which tenant, cloud and subscription. Pure; knows nothing of Secrets,
 * nor whether any of it works.
 */
@NullMarked
package io.azurecredentials.config.resolution;

import org.jspecify.annotations.NullMarked;
