/**
 * The admission policies that check who may {@code use} what: whether they stand in the API server
 * as they were shipped, read live, and what that means for an object. Knows the API server; what
 * follows from what it says is decided in {@link io.azurecredentials.admission.check}. The same for
 * namespaces and {@link io.azurecredentials.reference}.
 *
 * <p>Policies are found by what they say and not by their names, so that an installation may rename
 * them. What cannot be seen from here: whether the API server runs with the admission plugin
 * switched off.
 */
@NullMarked
package io.azurecredentials.admission;

import org.jspecify.annotations.NullMarked;
