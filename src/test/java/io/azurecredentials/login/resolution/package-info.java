/** Whether a config and a role come to the login that they speak of. */
@NullMarked
package io.azurecredentials.login.resolution;

import org.jspecify.annotations.NullMarked;
