/** A credential's outer edge: status, Secret and wish. */
@NullMarked
package io.azurecredentials.credential;

import org.jspecify.annotations.NullMarked;
