/**
 * The custom resources as they stand in the API server: data and validation markers, no behaviour.
 * {@code crds/} is generated from these records; what a person reads in {@code kubectl explain} is
 * written here.
 *
 * <p>Rules for a change:
 *
 * <pre>
 * a field comes with its behaviour         nobody notices if you forget: do not
 * every string, list and number is bounded CrdTest
 * a duration is a fabric8 Duration         CrdTest (format: duration, so that CEL compares durations)
 * crds/ is generated again                 CrdTest (run: mvn -q -Pcrds)
 * </pre>
 */
@NullMarked
package io.azurecredentials.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
