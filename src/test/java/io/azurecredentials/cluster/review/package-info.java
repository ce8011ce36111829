/**
 * The requests that ask instead of store: may I, who am I, whose token is this, give me a token.
 * Imports {@code access}, {@code write}, {@code resource} and {@code failure}.
 */
@NullMarked
package io.azurecredentials.cluster.review;

import org.jspecify.annotations.NullMarked;
