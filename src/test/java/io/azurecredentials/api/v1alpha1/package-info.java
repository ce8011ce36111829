/** Generates the CRDs from the API's records and checks what is checked in against them. */
@NullMarked
package io.azurecredentials.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
