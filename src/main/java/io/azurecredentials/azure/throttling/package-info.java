/**
 * Rules of sharing Azure: who goes first when requests have to wait, how long a service is left
 * alone after it asked for that, and when everybody comes back. Pure: time is an argument, chance a
 * hash.
 *
 * <p>It sends nothing and makes nobody wait; {@link io.azurecredentials.azure} does. Whoever works
 * on Azure imports {@link io.azurecredentials.azure.throttling.Flow} to say whose requests they
 * are.
 */
@NullMarked
package io.azurecredentials.azure.throttling;

import org.jspecify.annotations.NullMarked;
