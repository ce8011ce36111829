/** Tests of the package of the same name. */
@NullMarked
package io.azurecredentials.login.jwt;

import org.jspecify.annotations.NullMarked;
