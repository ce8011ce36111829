/**
 * The manual: README, {@code docs/} and what {@code samples/} say. Writes those of its tables that
 * the code knows, and checks that what it names is there. Knows whatever the manual speaks of;
 * imported by the generation of {@code crds/} alone.
 */
@NullMarked
package io.azurecredentials.manual;

import org.jspecify.annotations.NullMarked;
