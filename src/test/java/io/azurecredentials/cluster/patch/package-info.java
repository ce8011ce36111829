/**
 * The patch formats other than server-side apply: JSON patch, JSON merge patch, strategic merge
 * patch. Pure functions of documents. Imports {@code schema} and {@code failure}.
 */
@NullMarked
package io.azurecredentials.cluster.patch;

import org.jspecify.annotations.NullMarked;
