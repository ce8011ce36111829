/** Tests of administration with the operator's rights. */
@NullMarked
package io.azurecredentials.administration;

import org.jspecify.annotations.NullMarked;
