/** Tests of the package of the same name. */
@NullMarked
package io.azurecredentials.login.policy;

import org.jspecify.annotations.NullMarked;
