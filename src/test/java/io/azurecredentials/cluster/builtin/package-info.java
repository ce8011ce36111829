/**
 * The kinds that every cluster has: their schemas (taken from the client library's model, so that
 * no field is forgotten), their defaults and their own rules. No controllers; those are {@code
 * control}. Imports {@code resource}, {@code schema} and {@code failure}.
 */
@NullMarked
package io.azurecredentials.cluster.builtin;

import org.jspecify.annotations.NullMarked;
