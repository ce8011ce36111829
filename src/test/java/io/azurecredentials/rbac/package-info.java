/** Tests of {@code rbac}. */
@NullMarked
package io.azurecredentials.rbac;

import org.jspecify.annotations.NullMarked;
