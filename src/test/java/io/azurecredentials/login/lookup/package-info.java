/** Tests of the package of the same name. */
@NullMarked
package io.azurecredentials.login.lookup;

import org.jspecify.annotations.NullMarked;
