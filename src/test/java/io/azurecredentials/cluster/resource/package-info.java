/**
 * What a kind of object is: its names, its traits, its schema, its rules, and the catalogue of all
 * kinds that the API server serves at the moment. Knows no storage and no HTTP. Imports {@code
 * schema} and {@code failure}; everything else may import it.
 */
@NullMarked
package io.azurecredentials.cluster.resource;

import org.jspecify.annotations.NullMarked;
