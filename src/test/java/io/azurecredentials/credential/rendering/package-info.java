/** Which keys a Secret has. */
@NullMarked
package io.azurecredentials.credential.rendering;

import org.jspecify.annotations.NullMarked;
