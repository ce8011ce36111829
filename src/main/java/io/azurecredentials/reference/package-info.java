/**
 * What a reference points at, and whether the other namespace admits it. Pure; knows the API's data
 * and nothing else.
 */
@NullMarked
package io.azurecredentials.reference;

import org.jspecify.annotations.NullMarked;
