/**
 * How objects are created, changed and deleted: what a request may touch, what the server fills in,
 * in which order rules are asked, and the compare-and-set loop around it. Knows no HTTP. Imports
 * {@code store}, {@code resource}, {@code schema}, {@code apply}, {@code patch}, {@code access} and
 * {@code failure}.
 */
@NullMarked
package io.azurecredentials.cluster.write;

import org.jspecify.annotations.NullMarked;
