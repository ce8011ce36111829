/**
 * Whether the API server checked the right to {@code use} when an object was written, decided from
 * what is known about the admission policies and the object. Pure.
 *
 * <p>The operator cannot ask the question itself: it does not know who wrote an object. It can know
 * that somebody asked: the policies were in force when the object was created, and have been ever
 * since, or whatever changed in between was found to be unchecked.
 */
@NullMarked
package io.azurecredentials.admission.check;

import org.jspecify.annotations.NullMarked;
